/**
 * Devices of NVIDIA through CUDA's driver interface, {@code libcuda.so.1}, which comes with the driver. CUDA C is compiled by
 * NVRTC where it is installed, else by {@code nvcc}; text in PTX is compiled by the driver itself. The bindings are
 * written by hand: what is used is in {@link org.heliosweep.device.cuda.CudaFunctions} and
 * {@link org.heliosweep.device.cuda.NvrtcFunctions}.
 */
package org.heliosweep.device.cuda;
