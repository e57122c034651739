package org.heliosweep.command;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;
import org.heliosweep.sweep.Progress;

/** A line on the terminal that says how far a sweep is, how fast it goes, and how long it will take. */
final class ProgressLine implements Progress, AutoCloseable {
    /** How long a line may be: it must not go on in the next one, which could not be wiped. */
    static final int WIDTH = 79;

    private static final int BAR = 20;
    private static final int INTERVAL_MILLISECONDS = 200;

    private final PrintWriter messages;
    private final ProgressBar bar;

    ProgressLine(PrintWriter messages, long total) {
        this.messages = messages;
        bar = new ProgressBarBuilder()
                .setInitialMax(total)
                .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
                .setRenderer((state, _) -> line(state.getCurrent(), state.getMax(), elapsed(state)))
                .setConsumer(new Terminal(messages))
                .build();
    }

    @Override
    public void update(long done, long total) {
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
        // Not by the consumer, which is not closed where there was no time to draw anything.
        messages.print("\r" + " ".repeat(WIDTH) + "\r");
        messages.flush();
    }

    private static Duration elapsed(ProgressState state) {
        return state.getElapsedAfterStart();
    }

    /** {@code [######------------------]  25 %  12,500,000 of 50,000,000  3,100,000/s  12 s left}. */
    static String line(long done, long total, Duration elapsed) {
        double share = total == 0 ? 1 : (double) done / total;
        int full = (int) (share * BAR);
        double seconds = elapsed.toNanos() * 1e-9;
        StringBuilder line = new StringBuilder("[")
                .append("#".repeat(full))
                .append("-".repeat(BAR - full))
                .append("] ")
                .append(Numbers.count((long) (100 * share)))
                .append(" %  ")
                .append(Numbers.count(done))
                .append(" of ")
                .append(Numbers.count(total));
        if (done > 0 && seconds > 0) {
            double rate = done / seconds;
            line.append("  ")
                    .append(Numbers.count((long) rate))
                    .append("/s  ")
                    .append(Numbers.duration((total - done) / rate))
                    .append(" left");
        }
        return line.length() > WIDTH ? line.substring(0, WIDTH) : line.toString();
    }

    /** Writes each line over the last one. */
    private record Terminal(PrintWriter messages) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String line) {
            messages.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
            messages.flush();
        }

        @Override
        public void close() {}
    }
}
