package org.heliosweep.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DuckDbThroughputTest {
    @Test
    void agreesWithTheProgramInC() throws SQLException {
        try (Connection connection = DuckDbThroughput.connection()) {
            Lines.assertAgree(Lines.golden("flat"), DuckDbThroughput.report(connection), 1e-11);
        }
    }
}
