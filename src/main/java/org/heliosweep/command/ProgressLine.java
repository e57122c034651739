package org.heliosweep.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;
import org.heliosweep.sweep.Progress;

/** A line on the terminal that says how far a sweep is, how fast it goes, and how long it will take. */
final class ProgressLine implements Progress, AutoCloseable {
    /** No line is longer, however wide the terminal is. */
    static final int WIDEST = 79;

    private static final int BAR = 20;
    private static final int INTERVAL_MILLISECONDS = 200;

    private final PrintWriter messages;
    private final int width;
    private final ProgressBar bar;

    /**
     * A line for a sweep.
     *
     * @param total how many scenarios there are
     * @param width how long the line may be: it must not go on in the next one, which could not be wiped
     */
    ProgressLine(PrintWriter messages, long total, int width) {
        this.messages = messages;
        this.width = width;
        bar = new ProgressBarBuilder()
                .setInitialMax(total)
                .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
                .setRenderer((state, _) -> line(state.getCurrent(), state.getMax(), elapsed(state), width))
                .setConsumer(new Terminal(messages, width))
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
        messages.print("\r" + " ".repeat(width) + "\r");
        messages.flush();
    }

    private static Duration elapsed(ProgressState state) {
        return state.getElapsedAfterStart();
    }

    /**
     * {@code [######------------------] 25 %  12,500,000 of 50,000,000  3,100,000/s  12 s left}, without the bar, the
     * speed and the counts, in this order, as far as they do not fit.
     */
    static String line(long done, long total, Duration elapsed, int width) {
        double share = total == 0 ? 1 : (double) done / total;
        String percent = Numbers.count((long) (100 * share)) + " %";
        String counts = Numbers.count(done) + " of " + Numbers.count(total);
        double rate = done / (elapsed.toNanos() * 1e-9);
        boolean isKnown = rate > 0 && Double.isFinite(rate);
        String speed = isKnown ? Numbers.count((long) rate) + "/s" : "";
        String left = isKnown ? Numbers.duration((total - done) / rate) + " left" : "";
        return Stream.of(
                        joined(bar(share) + " " + percent, counts, speed, left),
                        joined(percent, counts, speed, left),
                        joined(percent, counts, left),
                        joined(percent, left),
                        percent)
                .filter(line -> line.length() <= width)
                .findFirst()
                .orElse("");
    }

    private static String bar(double share) {
        int full = (int) (share * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    /** Writes each line over the last one. */
    private record Terminal(PrintWriter messages, int width) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String line) {
            messages.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            messages.flush();
        }

        @Override
        public void close() {}
    }
}
