package org.heliosweep.device;

import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.statistic.Partials;

/** One thread that has blocks evaluated on a device, and waits for each: for measurements and tests. */
final class DeviceBlocks implements Kernel.Evaluator {
    private final PlanOnDevice plan;
    private final DeviceLaunch launch;
    private boolean isMember;

    DeviceBlocks(PlanOnDevice plan) {
        this.plan = plan;
        this.launch = new DeviceLaunch(plan);
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        PlanOnDevice.run(() -> {
            if (!isMember) {
                plan.histograms().join();
                isMember = true;
            }
            launch.evaluate(batch, row, count, partials.sums());
            launch.give(partials.tallies());
            launch.write(row, Math.clamp(batch.rows() - (long) row, 0, count), batch);
            return null;
        });
    }

    @Override
    public void flush(Partials partials) {
        if (isMember) {
            isMember = false;
            PlanOnDevice.run(() -> {
                plan.histograms().leave(partials.tallies());
                return null;
            });
        }
    }

    @Override
    public void close() {
        if (isMember) {
            plan.histograms().leave();
        }
        launch.close();
    }
}
