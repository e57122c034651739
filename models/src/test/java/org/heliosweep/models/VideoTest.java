package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Images in, control out. */
class VideoTest {
    private final Evaluation video = Models.at("video-compression");

    /** 8 · 5.4 M · 1 · 36 = 1.56 GB/s; 7.8e5 times 2 kB/s, 7.5e5 if 1.5 GB/s are meant; 111 bytes a step. */
    @Test
    void gigabytesToBytes() {
        assertEquals(1.56, video.value("raw"), 0.01);
        assertEquals(777_600, video.value("ratio"), 1e-6);
        assertEquals(7.5e5, video.value("ratio") * 1.5 / video.value("raw"), 1e-6);
        assertEquals(111, video.value("per_step"), 0.2);
    }

    /** Older cameras: half a gigabyte at most. Three minutes of raw images are 280 GB, so what is stored is compressed. */
    @Test
    void olderCamerasAndRecordings() {
        assertEquals(280, video.value("recorded"), 0.1);
        video.set("pixels", 1.2e6).set("depth", 1.5);
        assertEquals(0.5, video.value("raw"), 0.03);
        CredibleRanges.of("video-compression").rises("ratio", "pixels").falls("ratio", "control");
    }
}
