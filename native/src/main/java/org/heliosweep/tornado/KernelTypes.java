package org.heliosweep.tornado;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/**
 * The classes that a kernel is written against: those of TornadoVM's interface, or others of the same form.
 *
 * @param task an interface with {@code void apply}, which takes as many objects as the method of a kernel
 * @param context has a field {@code globalIdx} of type {@link Integer}, the number of the work item
 * @param integers has {@code long get(int)} and {@code void set(int, long)}
 * @param reals has {@code double get(int)} and {@code void set(int, double)}
 * @param truths has {@code void set(int, byte)}
 * @param mathematics has {@code double floor(double)} and {@code double ceil(double)}, static
 */
public record KernelTypes(
        ClassDesc task,
        ClassDesc context,
        ClassDesc integers,
        ClassDesc reals,
        ClassDesc truths,
        ClassDesc mathematics) {

    /** The type of the method: context, range, table, reals, integers, truths; see {@link KernelCode}. */
    public MethodTypeDesc method() {
        return MethodTypeDesc.of(ConstantDescs.CD_void, context, integers, reals, reals, integers, truths);
    }

    /** The type of the method of the task. */
    MethodTypeDesc apply() {
        MethodTypeDesc typed = method();
        return MethodTypeDesc.of(
                ConstantDescs.CD_void, Collections.nCopies(typed.parameterCount(), ConstantDescs.CD_Object));
    }
}
