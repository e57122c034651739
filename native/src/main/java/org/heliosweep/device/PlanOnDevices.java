package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.heliosweep.device.compute.Closing;
import org.heliosweep.device.compute.Device;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.NodeNames;
import org.heliosweep.plan.Plan;
import org.heliosweep.plan.PlanByLevel;

/**
 * A plan on one device or on several, which share nothing: workers take turns in which device each of them has, and claim
 * batches as any workers do. Sums are merged by batch and the rest is counted, so which device computed what is not visible.
 */
final class PlanOnDevices implements Kernel {
    private final DeviceSource source;
    private final List<PlanOnDevice> devices;
    private final AtomicInteger turn = new AtomicInteger();

    private PlanOnDevices(DeviceSource source, List<PlanOnDevice> devices) {
        this.source = source;
        this.devices = List.copyOf(devices);
    }

    /**
     * Compiles a plan for devices.
     *
     * @param openings open the devices, one each
     * @throws org.heliosweep.kernel.KernelException if one of them cannot be opened or does not take it; nothing is left
     *     open then
     */
    static PlanOnDevices of(Plan plan, DeviceLanguage language, List<Supplier<Device>> openings) {
        Plan shortest = plan.withCalls() == null ? plan : plan.withCalls();
        LeafKernel kernel = PlanByLevel.withoutReductions(shortest, CorePlan.of(shortest))
                .map(hoisted -> LeafKernel.ofHoisted(shortest, hoisted, true))
                .orElseGet(() -> LeafKernel.ofEach(shortest, NodeNames.of(shortest)));
        DeviceSource source = KernelRenderer.onDevice(plan.study().name(), kernel, language);
        List<PlanOnDevice> loaded = new ArrayList<>();
        try {
            for (Supplier<Device> opening : openings) {
                loaded.add(PlanOnDevice.of(shortest, kernel, source, language, opening));
            }
        } catch (RuntimeException e) {
            try {
                close(loaded);
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        return new PlanOnDevices(source, loaded);
    }

    @Override
    public Plan plan() {
        return devices.getFirst().plan();
    }

    @Override
    public int devices() {
        return devices.size();
    }

    @Override
    public MorselEvaluator newMorselEvaluator(int blockSize) {
        PlanOnDevice next = devices.get(Math.floorMod(turn.getAndIncrement(), devices.size()));
        return PlanOnDevice.run(() -> new DeviceMorsels(next));
    }

    /** On the first device: who evaluates blocks measures or tests one. */
    @Override
    public Evaluator newEvaluator() {
        return PlanOnDevice.run(() -> new DeviceBlocks(devices.getFirst()));
    }

    @Override
    public int longestMorsel() {
        return devices.getFirst().longestMorsel();
    }

    @Override
    public List<Listing> listings(boolean all) {
        return List.of(new Listing("any scenarios", source.text()));
    }

    @Override
    public void close() {
        close(devices);
    }

    private static void close(List<PlanOnDevice> devices) {
        Closing closing = new Closing();
        devices.forEach(device -> closing.run(device::close));
        closing.end();
    }
}
