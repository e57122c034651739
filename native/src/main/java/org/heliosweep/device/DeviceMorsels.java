package org.heliosweep.device;

import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Delivery;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.statistic.Tallies;

/** One thread of a sweep on a device: while the device computes a launch, the one before is delivered. */
final class DeviceMorsels implements MorselEvaluator {
    /** To begin with few batches costs little where launches are short, and no patience where they are long. */
    private static final int FIRST_WIDTH = 4;

    /** Below this, what a launch costs besides computing can be seen. */
    private static final long SHORT = 4_000_000;

    private final PlanOnDevice plan;
    private final Tallies tallies;
    private final DeviceLaunch[] launches;
    private int turn;
    private int width = FIRST_WIDTH;
    private boolean isMember;

    DeviceMorsels(PlanOnDevice plan) {
        this.plan = plan;
        this.tallies = new Tallies(plan.plan().accumulators());
        this.launches = new DeviceLaunch[] {new DeviceLaunch(plan), new DeviceLaunch(plan)};
    }

    @Override
    public void evaluate(Morsel morsel, Delivery delivery) {
        PlanOnDevice.run(() -> {
            if (!isMember) {
                plan.histograms().join();
                isMember = true;
            }
            DeviceLaunch running = null;
            for (long next = morsel.from(); next < morsel.to() && !delivery.isStopped(); ) {
                DeviceLaunch launch = launches[turn];
                turn = 1 - turn;
                int batches = (int) Math.min(isWritten(next) ? 1 : width, morsel.to() - next);
                launch.start(next, batches);
                next += batches;
                if (running != null) {
                    deliver(running, delivery);
                }
                running = launch;
            }
            if (running != null) {
                deliver(running, delivery);
            }
            return null;
        });
    }

    private boolean isWritten(long batch) {
        return batch * Batch.SIZE < plan.plan().rows();
    }

    private void deliver(DeviceLaunch launch, Delivery delivery) {
        launch.finish();
        if (launch.count() == width && System.nanoTime() - launch.started() < SHORT) {
            width = Math.min(2 * width, plan.widest());
        }
        launch.give(tallies);
        for (int index = 0; index < launch.count(); index++) {
            long batch = launch.firstBatch() + index;
            Batch room = delivery.open(batch);
            launch.write(0, room.rows(), room);
            delivery.finish(batch, launch.sums(index));
        }
    }

    @Override
    public Tallies tallies() {
        if (isMember) {
            isMember = false;
            PlanOnDevice.run(() -> {
                plan.histograms().leave(tallies);
                return null;
            });
        }
        return tallies;
    }

    @Override
    public void close() {
        if (isMember) {
            plan.histograms().leave();
        }
        for (DeviceLaunch launch : launches) {
            launch.close();
        }
    }
}
