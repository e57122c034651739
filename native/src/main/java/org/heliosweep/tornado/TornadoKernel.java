package org.heliosweep.tornado;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.plan.Plan;

/**
 * A plan as a kernel that writes every value that is wanted of a scenario. The device computes scenarios, and the threads
 * of the sweep reduce them, in the order of all back ends: sums of equal values have equal bits.
 */
final class TornadoKernel implements Kernel {
    /** TornadoVM keeps what it compiled under the name of the method. */
    private static final AtomicLong METHODS = new AtomicLong();

    private final Plan plan;
    private final Map<Integer, Integer> outputs;
    private final TornadoGraph rendered;
    private final OutputLayout layout;
    private final KernelCode code;
    private final TornadoRuntime.Launch launch;
    private final FirstUse firstUse;

    private TornadoKernel(Plan exact, Plan plan, TornadoRuntime runtime) {
        this.plan = plan;
        this.rendered = TornadoGraph.of(plan.graph(), plan.roots());
        this.outputs = new HashMap<>();
        plan.roots().forEach(root -> outputs.put(root, rendered.nodes().get(root)));
        List<Integer> nodes = outputs.values().stream().sorted().distinct().toList();
        this.layout = new OutputLayout(rendered.graph(), nodes, plan.size());
        String method = "heliosweep_" + METHODS.incrementAndGet();
        this.code = KernelWriter.write(runtime.types(), rendered.graph(), nodes, layout, method);
        this.launch = runtime.load(code);
        this.firstUse = new FirstUse(exact, plan);
    }

    /**
     * Makes a kernel.
     *
     * @throws org.heliosweep.kernel.KernelException if the plan is too large, or TornadoVM does not take it
     */
    static TornadoKernel of(Plan plan, TornadoRuntime runtime) {
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

    /** The node of that graph for each root of the plan. */
    Map<Integer, Integer> outputs() {
        return outputs;
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
