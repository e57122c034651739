package org.heliosweep.tornado;

/** Loads one kernel from memory. Its class goes when nothing refers to it any more. */
public final class KernelLoader extends ClassLoader {
    private KernelLoader(ClassLoader parent) {
        super(parent);
    }

    /**
     * A kernel as a task.
     *
     * @param task the interface that kernels are written against
     * @param <T> the same
     */
    public static <T> T load(KernelCode code, Class<T> task) {
        Class<?> type = new KernelLoader(task.getClassLoader())
                .defineClass(KernelCode.CLASS, code.classFile().duplicate(), null);
        try {
            return task.cast(type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a generated class cannot be made", e);
        }
    }
}
