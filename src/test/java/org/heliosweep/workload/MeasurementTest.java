package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void allRoundsAreCounted() {
        AtomicInteger rounds = new AtomicInteger();
        Measurement measurement = Measurement.of(0.01, () -> {
            rounds.incrementAndGet();
            return 7;
        });
        assertEquals(7L * rounds.get(), measurement.scenarios());
        assertTrue(measurement.seconds() >= 0.01);
        assertTrue(measurement.share() > 0);
        assertEquals(measurement.scenarios() / measurement.seconds(), measurement.rate());
    }
}
