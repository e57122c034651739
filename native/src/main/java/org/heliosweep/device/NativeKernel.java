package org.heliosweep.device;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.NodeNames;
import org.heliosweep.plan.Plan;
import org.heliosweep.plan.PlanByLevel;
import org.heliosweep.statistic.StridedSums;

/**
 * A plan in C, in two kernels with the same bits: for whole groups of scenarios that are valid and ordinary, and for any
 * number of any scenarios. The first one is worth it in small plans only: in large ones, where functions stay calls, the
 * status and masks are little of the whole. What is not needed is never compiled.
 */
final class NativeKernel implements Kernel {
    /** Plans of more nodes have no kernel for ordinary scenarios. */
    private static final int SMALL = 600;

    /** With more operations than this, functions of ordinary scenarios stay calls. */
    private static final int MOST_OPERATIONS = 1_500;

    private final Plan plan;
    private final Compiler compiler;
    private final LibraryCache cache;
    private final KeptPlan kept;
    private final Arena arena = Arena.ofShared();
    private final LeafKernel ordinary;
    private final Object lockOfOrdinary = new Object();
    private final Object lockOfAny = new Object();
    private LeafProgram ofOrdinary;
    private LeafProgram ofAny;

    NativeKernel(Plan plan, Compiler compiler, LibraryCache cache) {
        this.plan = plan;
        this.compiler = compiler;
        this.cache = cache;
        this.kept = cache.kept(compiler, plan);
        this.ordinary = plan.graph().size() > SMALL ? null : ordinary(plan);
        try {
            compileWhatIsCertain();
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** A compiler that fails is to fail before anything is evaluated. */
    private void compileWhatIsCertain() {
        if (ordinary == null) {
            ofAny();
        } else if (plan.size() % StridedSums.LANES == 0) {
            ofOrdinary();
        } else {
            compileBoth();
        }
    }

    /** The last scenarios are no whole group. To compile both at once takes no longer than the longer one. */
    private void compileBoth() {
        FutureTask<LeafProgram> any = new FutureTask<>(this::ofAny);
        Thread compiling =
                Thread.ofPlatform().daemon().name("heliosweep-compiler").start(any);
        try {
            try {
                ofOrdinary();
            } finally {
                compiling.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KernelException("the C compiler was interrupted", e);
        }
        if (any.state() == Future.State.FAILED) {
            throw any.exceptionNow() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(any.exceptionNow());
        }
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Evaluator newEvaluator() {
        return new NativeEvaluator(this);
    }

    @Override
    public List<Listing> listings(boolean all) {
        List<Listing> found = new ArrayList<>();
        if (hasOrdinary()) {
            found.add(new Listing("scenarios that are all valid and ordinary", source(ordinary)));
        }
        if (all || found.isEmpty()) {
            found.add(new Listing("any scenarios", source(any(NodeNames.of(plan)))));
        }
        return List.copyOf(found);
    }

    /** Whether there is a kernel for scenarios that are valid and ordinary. */
    boolean hasOrdinary() {
        return ordinary != null;
    }

    /** For whole groups of scenarios that are valid and ordinary. */
    LeafProgram ofOrdinary() {
        synchronized (lockOfOrdinary) {
            if (ofOrdinary == null) {
                ofOrdinary = program(ordinary);
            }
            return ofOrdinary;
        }
    }

    /** For any scenarios. */
    LeafProgram ofAny() {
        synchronized (lockOfAny) {
            if (ofAny == null) {
                ofAny = program(any(Map.of()));
            }
            return ofAny;
        }
    }

    private static LeafKernel ordinary(Plan plan) {
        CorePlan core = CorePlan.of(plan).ofValid().ofCores(MOST_OPERATIONS);
        return PlanByLevel.of(plan, core)
                .map(hoisted -> LeafKernel.ofHoisted(plan, hoisted, true))
                .orElseGet(() -> LeafKernel.ofWholeGroups(plan, core));
    }

    /**
     * Without names what is compiled: to find them, the study is lowered once more, which takes a second where loops have a
     * trip for each hour of a year.
     */
    private LeafKernel any(Map<Integer, List<String>> names) {
        return PlanByLevel.of(plan, CorePlan.of(plan))
                .map(hoisted -> LeafKernel.ofHoisted(plan, hoisted, false))
                .orElseGet(() -> LeafKernel.ofAny(plan, names));
    }

    private LeafProgram program(LeafKernel kernel) {
        String source = source(kernel);
        LeafProgram program = LeafProgram.of(kernel, source, compiler, cache, arena);
        kept.add(LibraryCache.name(compiler, source));
        return program;
    }

    private String source(LeafKernel kernel) {
        return KernelRenderer.inC(plan.study().name(), kernel);
    }

    @Override
    public void close() {
        arena.close();
    }
}
