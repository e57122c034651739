package org.heliosweep.tornado;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;

/**
 * A plan as a kernel that writes every value that is wanted of a scenario. The device computes scenarios, and the threads
 * of the sweep reduce them, in the order of all back ends: sums of equal values have equal bits.
 */
final class TornadoKernel implements Kernel {
    /** TornadoVM keeps what it compiled under the name of the method. */
    private static final AtomicLong METHODS = new AtomicLong();

    private final Plan plan;
    private final Map<Integer, Output> outputs;
    private final TornadoGraph rendered;
    private final OutputLayout layout;
    private final KernelCode code;
    private final TornadoRuntime.Launch launch;
    private final FirstUse firstUse;

    /**
     * How a root of the plan is had from what the kernel writes. A key of a logarithmic bucket is the representation of a
     * real, which the host has at no cost, and which the kernel would have to compute.
     *
     * @param node the node that is written
     * @param shift by how much the representation of the real that is written is shifted to the right; −1 where the node
     *     is the root itself
     */
    record Output(int node, int shift) {
        private static Output of(Plan plan, int root) {
            return plan.graph().node(root) instanceof Node.Binary(BinaryOperation operation, int left, int right)
                            && operation == BinaryOperation.SHIFT_RIGHT_UNSIGNED
                            && plan.graph().node(left) instanceof Node.Unary(UnaryOperation inner, int real)
                            && inner == UnaryOperation.BITS_OF_REAL
                            && plan.graph().node(right) instanceof Node.Literal literal
                    ? new Output(real, (int) literal.bits())
                    : new Output(root, -1);
        }

        /** Whether the root is a key of the real that is written. */
        boolean isKey() {
            return shift >= 0;
        }

        /** The key of a real. */
        long key(double value) {
            return Double.doubleToLongBits(value) >>> shift;
        }
    }

    private TornadoKernel(Plan exact, Plan plan, TornadoRuntime runtime) {
        this.plan = plan;
        Map<Integer, Output> written = new HashMap<>();
        plan.roots().forEach(root -> written.put(root, Output.of(plan, root)));
        this.rendered = TornadoGraph.of(
                plan.graph(), written.values().stream().map(Output::node).toList());
        this.outputs = new HashMap<>();
        written.forEach(
                (root, output) -> outputs.put(root, new Output(rendered.nodes().get(output.node), output.shift)));
        List<Integer> nodes =
                outputs.values().stream().map(Output::node).sorted().distinct().toList();
        this.layout = new OutputLayout(rendered.graph(), nodes, plan.size());
        String method = "heliosweep_" + METHODS.incrementAndGet();
        this.code = KernelWriter.write(runtime.types(), rendered.graph(), nodes, layout, method);
        this.launch = runtime.load(code);
        this.firstUse = new FirstUse(exact, plan);
    }

    /**
     * Makes a kernel.
     *
     * @throws org.heliosweep.kernel.KernelException if the plan is too large or in single precision, or TornadoVM does not take it
     */
    static TornadoKernel of(Plan plan, TornadoRuntime runtime) {
        if (plan.study().precision() != Precision.DOUBLE) {
            throw new KernelException("tornado computes in double precision only, and this study is in "
                    + plan.study().precision().word() + " precision");
        }
        return new TornadoKernel(plan, plan.withCalls() == null ? plan : plan.withCalls(), runtime);
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Evaluator newEvaluator() {
        return new TornadoEvaluator(this);
    }

    /** A launch is as long as it may be: what a device waits for does not depend on how much it computes. */
    @Override
    public MorselEvaluator newMorselEvaluator(int blockSize) {
        return Kernel.super.newMorselEvaluator(Batch.SIZE);
    }

    @Override
    public List<Listing> listings(boolean all) {
        return List.of(new Listing("any scenarios, in the operations of TornadoVM", code.listing()));
    }

    /** The graph that is computed. */
    TornadoGraph rendered() {
        return rendered;
    }

    /** How each root of the plan is had from that graph. */
    Map<Integer, Output> outputs() {
        return outputs;
    }

    @Override
    public int devices() {
        return 1;
    }

    OutputLayout layout() {
        return layout;
    }

    /** What all threads take in turns, with itself as the lock. */
    TornadoRuntime.Launch launch() {
        return launch;
    }

    FirstUse firstUse() {
        return firstUse;
    }

    @Override
    public void close() {
        launch.close();
    }
}
