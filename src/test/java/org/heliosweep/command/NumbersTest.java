package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-0.0 | 0",
                "1 | 1.0000",
                "-2.5 | -2.5000",
                "12.34567 | 12.346",
                "123456.7 | 123,457",
                "99999.6 | 100,000",
                "9.99996 | 10.000",
                "123456789.4 | 123,456,789",
                "1e9 | 1e9",
                "1.23456789e12 | 1.2346e12",
                "-1.23456789e-7 | -1.2346e-7",
                "0.000123456 | 0.00012346",
                "4.9e-324 | 4.9407e-324",
                "1.7976931348623157e308 | 1.7977e308",
                "NaN | NaN",
                "Infinity | infinite",
                "-Infinity | -infinite",
            })
    void roundsToFiveDigits(double value, String text) {
        assertEquals(text, Numbers.rounded(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "2 | 2.00",
                "0.29049 | 0.290",
                "109.871 | 110",
                "9.996 | 10.0",
                "1234.5 | 1,234",
                "Infinity | infinite",
            })
    void roundsWhatIsMeasuredToThreeDigits(double value, String text) {
        assertEquals(text, Numbers.measured(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "100 | 100",
                "0.1 | 0.1",
                "0.30000000000000004 | 0.3",
                "1234567 | 1,234,567",
                "1234567.8 | 1,234,568",
                "123456.789 | 123,457",
                "12345.6789 | 12,345.7",
                "5.670374419e-8 | 5.67037e-8",
                "1e9 | 1e9",
                "Infinity | infinite",
            })
    void leavesZerosAway(double value, String text) {
        assertEquals(text, Numbers.plain(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "1000000 | 1,000,000",
                "5.670374419e-8 | 5.670374419e-8",
                "0.30000000000000004 | 0.30000000000000004",
                "398600.4418 | 398,600.4418",
                "1e22 | 1e22",
            })
    void keepsAllDigits(double value, String text) {
        assertEquals(text, Numbers.exact(value));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00 %", "0.00001, < 0.01 %", "0.12345, 12.35 %", "0.999999, > 99.99 %", "1, 100.00 %", "NaN, -"})
    void writesShares(double share, String text) {
        assertEquals(text, Numbers.percent(share));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 bytes",
                "1 | 1 byte",
                "999 | 999 bytes",
                "1000 | 1.00 kB",
                "999499 | 999 kB",
                "999500 | 1.00 MB",
                "12345678 | 12.3 MB",
                "9223372036854775807 | 9.22 EB",
            })
    void writesSizes(long bytes, String text) {
        assertEquals(text, Numbers.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0123, 0.012 s",
        "3.14, 3.1 s",
        "59.4, 59 s",
        "59.99, 1 min 0 s",
        "271, 4 min 31 s",
        "3600, 1 h 0 min",
        "90000, 1 d 1 h",
        "3.2e9, 101.40 years"
    })
    void writesTimes(double seconds, String text) {
        assertEquals(text, Numbers.duration(seconds));
    }
}
