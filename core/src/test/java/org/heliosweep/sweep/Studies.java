package org.heliosweep.sweep;

import org.heliosweep.language.Workbench;
import org.heliosweep.study.Study;

/** A small model with everything in it that a sweep has to treat. */
final class Studies {
    static final String MODEL = """
            model tank  "A tank"
            input radius [m]  = 2    1 .. 5      "radius"
            input height [m]  = 3    1 .. 10     "height"
            input load   [%]  = 50   0 .. 100    "how full it is"
            input metal = steel { steel, copper, lead } "what it is made of"
            density [kg/m^3] = choose metal { steel: 7850, copper: 8960, lead: 11340 } * 1 [kg/m^3]
            require radius < 2 * height  "too flat"
            require load > 30 %  "empty"
            output volume [m^3] = pi * radius^2 * height * load
            output mass   [t]   = density * volume
            output odd    [1]   = log(load) / (radius / 1 [m] - 2)
            output limit  = least { radius: radius, height: height }
            output heavy  = mass > 300 [t]
            ratio = sqrt(load - 0.5)
            """;

    private Studies() {}

    static Study study(String statements) {
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy("tried", workbench.readModel(MODEL))
                .add(statements)
                .build();
    }

    static Study random(long size, long rows) {
        return study(
                "design random " + size + " seed 99\n"
                        + "vary radius, height, load = uniform\nvary metal = levels\n"
                        + "where height > 1.5 [m] \"low\"\nwhere load < 95 % \"full\"\n"
                        + "keep inputs, outputs, ratio rows " + rows + "\n"
                        + "show mean(ratio) \"ratio\", quantile(mass, 5 %, 50 %), share(heavy), shares(limit), count(load > 0.5)");
    }
}
