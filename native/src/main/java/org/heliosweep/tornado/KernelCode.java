package org.heliosweep.tornado;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A kernel as a class file, and what it is launched with. Its class is a {@link KernelTypes#task}, which calls its method.
 * That is static, has {@link KernelTypes#method} and is for one work item, which computes one scenario:
 *
 * <pre>
 *   context    says which work item it is
 *   range      [0] number of the scenario of work item 0, [1] number of the last scenario that is wanted, which all
 *              further items compute, too; [2] is 0
 *   table      constants: see {@link #table}
 *   reals      [value][item], written
 *   integers   [value][item], written
 *   truths     [value][item], written: 0 or 1
 * </pre>
 *
 * @param classFile the class file of {@link #CLASS}
 * @param method the name of the method, which no other kernel of this process has
 * @param table what to fill {@code table} with
 * @param capacity how many scenarios a launch computes at most: a multiple of {@link #GROUP}
 * @param reals how many values of type real it writes for each scenario
 * @param integers how many values of type integer
 * @param truths how many truths
 * @param listing the operations, as text for people
 */
public record KernelCode(
        ByteBuffer classFile,
        String method,
        List<Double> table,
        int capacity,
        int reals,
        int integers,
        int truths,
        String listing) {

    /**
     * The name of the class. There is a class of this name, without methods: TornadoVM reads the annotations of a kernel
     * through the system class loader, which knows no other.
     */
    public static final String CLASS = "org.heliosweep.tornado.GeneratedKernel";

    /** How many work items a group has: launches are padded to whole groups. */
    public static final int GROUP = 64;

    /** How many elements {@code range} has. */
    public static final int RANGE = 3;

    /** Keeps the class file and the table unmodifiable. */
    public KernelCode {
        classFile = classFile.asReadOnlyBuffer();
        table = List.copyOf(table);
    }

    /** The number of scenarios of so many, padded to whole groups. */
    public static int padded(int count) {
        return (count + GROUP - 1) / GROUP * GROUP;
    }
}
