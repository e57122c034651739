package org.heliosweep.vector;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The local variables of a generated method, and which of them have a value where it branches to: the JVM wants to be
 * told. The library can find it out from the bytecode, which takes a tenth of the time until generated code runs.
 */
final class LocalVariables {
    private final CodeBuilder code;
    private final List<VerificationTypeInfo> types = new ArrayList<>();
    private final List<StackMapFrameInfo> frames = new ArrayList<>();

    /**
     * The variables of a method.
     *
     * @param parameters the classes of its receiver, if there is one, and of its parameters
     */
    LocalVariables(CodeBuilder code, ClassDesc... parameters) {
        this.code = code;
        for (ClassDesc parameter : parameters) {
            types.add(type(parameter));
        }
    }

    /** A variable of its own for the int, the array or the object on the stack, which is moved there. */
    int store(ClassDesc type) {
        int local = code.allocateLocal(TypeKind.from(type));
        while (types.size() < local) {
            types.add(SimpleVerificationTypeInfo.TOP);
        }
        types.add(type(type));
        if (type.equals(CD_int)) {
            code.istore(local);
        } else {
            code.astore(local);
        }
        return local;
    }

    /** A place that is branched to. */
    void bind(Label label) {
        frames.add(StackMapFrameInfo.of(label, List.copyOf(types), List.of()));
        code.labelBinding(label);
    }

    /** Binds the head of a loop, and gives what {@link #leave} wants to know. */
    int enter(Label head) {
        bind(head);
        return types.size();
    }

    /**
     * Binds the place behind a loop: what got a value inside has none there.
     *
     * @param entered what {@link #enter} gave
     */
    void leave(Label end, int entered) {
        types.subList(entered, types.size()).replaceAll(_ -> SimpleVerificationTypeInfo.TOP);
        frames.add(StackMapFrameInfo.of(end, List.copyOf(types.subList(0, entered)), List.of()));
        code.labelBinding(end);
    }

    /** Tells the JVM; the last thing in a method. */
    void end() {
        if (!frames.isEmpty()) {
            code.with(StackMapTableAttribute.of(frames));
        }
    }

    private static VerificationTypeInfo type(ClassDesc type) {
        return type.equals(CD_int) ? SimpleVerificationTypeInfo.INTEGER : ObjectVerificationTypeInfo.of(type);
    }
}
