package org.heliosweep.tornado;

/** What {@link KernelCode#CLASS} names for the system class loader: it has no annotations, nor do generated kernels. */
final class GeneratedKernel {
    private GeneratedKernel() {}
}
