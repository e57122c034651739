package org.heliosweep.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/**
 * Measures DuckDB on the flat variant of W, on one thread: the inputs are a table in memory, the reduction is one
 * query. It is {@linkplain Served served}.
 */
public final class DuckDbThroughput {
    private static final int REPETITIONS = 128;

    private static final List<String> NUMBERS =
            List.of("area", "mass", "gen", "yn", "wn", "wp", "ck", "unit_cost", "cap");

    /** The columns of flat inputs: digits of the number of the scenario in the grid, and their levels. */
    private static final String COLUMNS = """
            create table distinct_inputs as
            with numbers as (select range as place, range * 12334969 % 19958400 as number from range(8192)),
            digits as (select place, number % 10 as i0, number // 10 % 8 as i1, number // 80 % 7 as i2,
              number // 560 % 9 as i3, number // 5040 % 6 as i4, number // 30240 % 11 as i5,
              number // 332640 % 5 as i6, number // 1663200 as i7 from numbers)
            select place,
              300 + 100.0::double * i0 / 9 as T, 0.70 + 0.25::double * i1 / 7 as em,
              700 + 700.0::double * i2 / 6 as gw, 0.05 + 0.40::double * i3 / 8 as d0,
              80 + 720.0::double * i4 / 5 as a, 0.03 + 0.12::double * i5 / 10 as r,
              0.70 + 0.25::double * i6 / 4 as b, 1e4 + 990000.0::double * i7 / 11 as n
            from digits order by place
            """;

    private static final String W = """
            with s1 as (select *,
                n * gw * ((1 + gw * 1e-4) * 1.15e0) as it,
                em * (0.85e0 * 5.670374419e-8 * 2) * (pow(T, 4) - pow(180e0, 4)) as flux,
                pi() * 22500 / a - pi() * 300 / sqrt(2 * a) as dpw, a * 0.01e0 * d0 as ad,
                pow(1 + r, 15) as rp, 30000 * pow(n / 1e4, ln(b) / ln(2e0)) as unit_cost from INPUTS),
              s2 as (select *, it * (1 + T * 3e-4) * 1.1e0 as gen, pow(1 + ad / 3, -3) as yn, exp(-ad) as yp,
                r * rp / (rp - 1) as crf from s1),
              s3 as (select *, gen / flux as area, (n / 12) / (dpw * yn) as wn, (n / 12) / (dpw * yp) as wp from s2),
              s4 as (select *, area * 5.5e0 as mass from s3),
              s5 as (select *, mass * 1500 + gen * 2.5e0 + unit_cost * n as capex from s4),
              s6 as (select *, (capex * crf + capex * 0.02e0 + wn * 18000) * 1000 / gen as ck,
                4e6 / mass as l0, 20000 / wn as l1, 8e9 / capex as l2, 7e8 / gen as l3 from s5),
              s7 as (select *, least(l0, l1, l2, l3) as smallest from s6),
              s8 as (select *, greatest(least(smallest, 50), 1e-3) as cap,
                case smallest when l0 then 0 when l1 then 1 when l2 then 2 else 3 end as choice from s7)
            """;

    private DuckDbThroughput() {}

    /** The program. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = connection()) {
            Served.print(report(connection));
            String query = query("inputs");
            Served.serve(() -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(query)) {
                    row.next();
                    return (int) row.getLong(1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** A database in memory with the columns of flat inputs, once and many times over. */
    static Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute(COLUMNS);
            statement.execute("create table inputs as select distinct_inputs.* from range(" + REPETITIONS
                    + ") cross join distinct_inputs");
        }
        return connection;
    }

    /** The lines of {@link Report}. */
    static String report(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query("distinct_inputs"))) {
            row.next();
            StringBuilder text = new StringBuilder("count " + row.getLong(1) + "\n");
            int next = 2;
            for (String number : NUMBERS) {
                text.append(number).append(' ').append(row.getDouble(next++));
                text.append(' ').append(row.getDouble(next++));
                text.append(' ').append(row.getDouble(next++)).append('\n');
            }
            text.append("limit ").append(row.getLong(next++));
            text.append(' ').append(row.getLong(next++));
            text.append(' ').append(row.getLong(next++));
            text.append(' ').append(row.getLong(next++)).append('\n');
            return text.append("reached ")
                    .append(row.getLong(next))
                    .append('\n')
                    .toString();
        }
    }

    private static String query(String table) {
        StringJoiner wanted = new StringJoiner(", ").add("count(*)");
        for (String number : NUMBERS) {
            wanted.add("sum(" + number + ")").add("min(" + number + ")").add("max(" + number + ")");
        }
        for (int choice = 0; choice < 4; choice++) {
            wanted.add("count(*) filter (where choice = " + choice + ")");
        }
        wanted.add("count(*) filter (where cap >= 1)");
        return W.replace("INPUTS", table) + "select " + wanted + " from s8";
    }
}
