package org.heliosweep.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTableTest {
    private final UnitTable table = new UnitTable();

    private Unit unit(String symbol) {
        return table.find(symbol).orElseThrow(() -> new AssertionError("no unit " + symbol));
    }

    @ParameterizedTest
    @CsvSource({
        "7, %, 0.07",
        "0.3, %, 0.003",
        "1, kWh, 3600000",
        "1, yr, 31557600",
        "600, km, 600000",
        "25, degC, 298.15",
        "-273.15, degC, 0",
        "3, kg, 3",
        "5, g, 0.005",
        "2, t, 2000",
        "1, acre, 4046.8564224",
        "12, mm, 0.012",
        "7, um, 7e-6",
        "4, k$, 4000",
        "8, bit, 1",
        "180, deg, 3.141592653589793",
        "1, kohm, 1000"
    })
    void aValueInAUnitIsTheNearestDoubleInSi(double value, String symbol, double si) {
        assertEquals(si, unit(symbol).toSi(value));
    }

    @Test
    void everyPercentageIsTheNearestDouble() {
        for (int percent = 0; percent <= 1000; percent++) {
            double expected = new BigDecimal(percent).movePointLeft(2).doubleValue();
            assertEquals(expected, Unit.PERCENT.toSi(percent));
        }
    }

    @Test
    void conversionsThereAndBackStayWithinAnUlp() {
        for (String symbol : table.symbols()) {
            Unit unit = unit(symbol);
            for (double value : new double[] {1, 3, 0.1, 650, 1e6, 7e-3}) {
                double back = unit.fromSi(unit.toSi(value));
                double tolerance = unit.isPoint() ? Math.ulp(300.0) : Math.ulp(value);
                assertEquals(value, back, tolerance, symbol);
            }
        }
    }

    @Test
    void countsAreDimensionsOfTheirOwn() {
        assertTrue(!unit("wafer").dimension().equals(unit("die").dimension()));
        assertTrue(!unit("launch").dimension().isNumber());
    }

    @Test
    void dimensionsAreNamedByTheirUnit() {
        assertEquals("W", UnitTable.named(unit("kW").dimension()).orElseThrow().symbol());
        assertEquals("kg", UnitTable.named(unit("t").dimension()).orElseThrow().symbol());
        assertEquals(
                "K", UnitTable.named(unit("degC").dimension()).orElseThrow().symbol());
        assertEquals("$", UnitTable.named(unit("M$").dimension()).orElseThrow().symbol());
    }

    @Test
    void aSymbolMeansOneThing() {
        Unit furlong = Unit.of("furlong", unit("m").dimension(), Rational.of(201168, 1000));
        table.define(furlong);
        table.define(furlong);
        assertEquals(201.168, unit("furlong").toSi(1));
        Unit other = Unit.of("furlong", unit("m").dimension(), Rational.of(200));
        assertThrows(IllegalArgumentException.class, () -> table.define(other));
        assertThrows(
                IllegalArgumentException.class,
                () -> table.define(Unit.of("kW", unit("W").dimension(), Rational.ONE)));
    }
}
