/**
 * Devices that compute: their memory, queues, programs and kernels, whatever interface of a driver they are reached through.
 *
 * <p>A {@link org.heliosweep.device.compute.DeviceLibrary} finds devices and opens them. The classes that callers use are
 * the same for all of them and hold every rule that does not depend on a driver: what is closed, which thread may do what,
 * whether a range lies inside a buffer and whether all arguments of a kernel are set. What remains, one call of the
 * driver's interface each, is behind {@link org.heliosweep.device.compute.DeviceDriver} and the interfaces beside it.
 */
package org.heliosweep.device.compute;
