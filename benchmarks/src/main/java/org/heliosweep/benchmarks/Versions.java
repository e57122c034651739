package org.heliosweep.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Prints what runs here, one name and version a line. */
public final class Versions {
    private Versions() {}

    /** The program. */
    public static void main(String[] arguments) {
        Served.print("Java " + Runtime.version() + "\n");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            Served.print("DuckDB " + connection.getMetaData().getDatabaseProductVersion() + "\n");
        } catch (SQLException e) {
            Served.print("DuckDB cannot run: " + e.getMessage() + "\n");
        }
    }
}
