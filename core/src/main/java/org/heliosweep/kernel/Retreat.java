package org.heliosweep.kernel;

/**
 * When to take a fast way of evaluation that does not hold for all scenarios: where it did not, it is left out for a
 * while, which doubles every time; so what it costs to take it in vain is soon little. Which way was taken is never
 * visible in a result.
 */
public final class Retreat {
    private static final int LONGEST_PAUSE = 4_096;

    private int pause = 1;
    private int left;

    /** A way that is due. */
    public Retreat() {}

    /** Whether it is to be taken now; each time that it is not shortens the pause. */
    public boolean isDue() {
        if (left > 0) {
            left--;
            return false;
        }
        return true;
    }

    /**
     * Tells how far it led.
     *
     * @param somewhere whether it evaluated any scenario
     * @param toTheEnd whether it evaluated all of them
     */
    public void ended(boolean somewhere, boolean toTheEnd) {
        if (somewhere) {
            pause = 1;
        }
        if (!toTheEnd) {
            left = pause;
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }
}
