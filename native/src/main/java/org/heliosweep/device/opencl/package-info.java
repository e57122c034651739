/**
 * Devices through OpenCL 1.2 or later, by way of the loader {@code libOpenCL.so.1}. The bindings are written by hand: what
 * is used of OpenCL is in {@link org.heliosweep.device.opencl.OpenClFunctions}.
 */
package org.heliosweep.device.opencl;
