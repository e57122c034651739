package org.heliosweep.workload;

/** W in plain Java, written from its definition: independent of the engine and of the other programs. */
record PlainW(
        double area,
        double mass,
        double gen,
        double yn,
        double wn,
        double wp,
        double unitCost,
        double ck,
        int limit,
        double cap) {

    static PlainW of(double t, double em, double gw, double d0, double a, double r, double b, double n) {
        double it = n * gw * ((1 + gw * 1e-4) * 1.15);
        double gen = it * (1 + t * 3e-4) * 1.1;
        double flux = em * (0.85 * 5.670374419e-8 * 2) * (Math.pow(t, 4) - Math.pow(180, 4));
        double area = gen / flux;
        double mass = area * 5.5;
        double dpw = Math.PI * 22500 / a - Math.PI * 300 / Math.sqrt(2 * a);
        double ad = a * 0.01 * d0;
        double yn = Math.pow(1 + ad / 3, -3);
        double yp = Math.exp(-ad);
        double wn = n / 12 / (dpw * yn);
        double wp = n / 12 / (dpw * yp);
        double rp = Math.pow(1 + r, 15);
        double crf = r * rp / (rp - 1);
        double unitCost = 30000 * Math.pow(n / 1e4, Math.log(b) / Math.log(2));
        double capex = mass * 1500 + gen * 2.5 + unitCost * n;
        double opex = capex * 0.02 + wn * 18000;
        double ck = (capex * crf + opex) * 1000 / gen;
        double[] limits = {4e6 / mass, 20000 / wn, 8e9 / capex, 7e8 / gen};
        int limit = 0;
        for (int index = 1; index < limits.length; index++) {
            limit = limits[index] < limits[limit] ? index : limit;
        }
        double cap = Math.max(Math.min(limits[limit], 50), 1e-3);
        return new PlainW(area, mass, gen, yn, wn, wp, unitCost, ck, limit, cap);
    }

    /** The links of a chain. */
    static PlainW chain(int links, double t, double em, double gw, double d0, double a, double r, double b, double n) {
        PlainW last = of(t, em, gw, d0, a, r, b, n);
        for (int link = 1; link < links; link++) {
            last = of(t + 0.01 * last.cap, em, gw, d0, a, r, b, n);
        }
        return last;
    }

    /** A number by the name of the output. */
    double number(String name) {
        return switch (name) {
            case "area" -> area;
            case "mass" -> mass;
            case "gen" -> gen;
            case "yn" -> yn;
            case "wn" -> wn;
            case "wp" -> wp;
            case "unit_cost" -> unitCost;
            case "ck" -> ck;
            case "cap" -> cap;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
