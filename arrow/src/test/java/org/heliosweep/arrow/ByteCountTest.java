package org.heliosweep.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteCountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "99949, 99.9 kB",
        "99951, 100 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "3700000, 3.7 MB",
        "9223372036854775807, 9.2 EB"
    })
    void isReadByPeople(long bytes, String text) {
        assertEquals(text, ByteCount.text(bytes));
    }
}
