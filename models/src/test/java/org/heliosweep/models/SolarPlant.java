package org.heliosweep.models;

import java.util.Arrays;

/**
 * A year of a solar plant and its battery, hour by hour, as the specification writes the recurrence: an independent
 * program. All power is over the load, all energy in hours of the load.
 */
record SolarPlant(
        double panels, double storage, double batteryPower, double charging, double discharging, double start) {
    private static final int HOURS = 8760;

    /** Where the plant stands, and which year it has; the angle in degrees. */
    record Site(
            double capacityFactor, double latitude, boolean tracking, int weather, double persistence, double clarity) {
        /** Power over nameplate power in each hour. */
        double[] power() {
            double[] power = new double[HOURS];
            double[] clearness = clearness();
            double north = StrictMath.toRadians(latitude);
            for (int hour = 0; hour < HOURS; hour++) {
                int day = hour / 24;
                double declination = StrictMath.toRadians(23.45) * StrictMath.sin(2 * Math.PI * (284 + day + 1) / 365);
                double angle = StrictMath.toRadians(15 * (hour % 24 + 0.5 - 12));
                double height = StrictMath.sin(north) * StrictMath.sin(declination)
                        + StrictMath.cos(north) * StrictMath.cos(declination) * StrictMath.cos(angle);
                double sideways = StrictMath.cos(declination) * StrictMath.sin(angle);
                double facing = tracking ? StrictMath.hypot(height, sideways) : height;
                power[hour] = height > 0 ? clearness[day] * facing * StrictMath.exp(-0.057 / height) : 0;
            }
            double scale = capacityFactor / Arrays.stream(power).average().orElseThrow();
            return Arrays.stream(power).map(shape -> shape * scale).toArray();
        }

        double[] clearness() {
            double[] clearness = new double[HOURS / 24];
            long drawn = 500L * weather * weather + 1;
            double normal = 0;
            double sky = 0;
            double dark = StrictMath.exp(clarity * 0.05);
            double clear = StrictMath.exp(clarity * 0.75);
            for (int day = 0; day < clearness.length; day++) {
                sky = persistence * sky + Math.sqrt(1 - persistence * persistence) * normal;
                double rank = NormalDistribution.probability(sky);
                clearness[day] =
                        clarity == 0 ? 0.05 + 0.7 * rank : StrictMath.log((1 - rank) * dark + rank * clear) / clarity;
                double sum = 0;
                for (int number = 0; number < 24; number++) {
                    drawn = 48_271 * drawn % Integer.MAX_VALUE;
                    sum += drawn / (double) Integer.MAX_VALUE;
                }
                normal = (sum - 12) / Math.sqrt(2);
            }
            return clearness;
        }
    }

    /** The longest run of hours in which the panels give less than the load. */
    int longestDark(double[] power) {
        int longest = 0;
        int run = 0;
        for (double share : power) {
            run = panels * share < 1 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** What a year comes to, in hours of the load. */
    record Year(
            double generated,
            double served,
            double unserved,
            double curtailed,
            double discharged,
            int full,
            double end) {}

    Year through(double[] power) {
        double energy = start * storage;
        double generated = 0;
        double unserved = 0;
        double curtailed = 0;
        double discharged = 0;
        int full = 0;
        for (double share : power) {
            double surplus = panels * share - 1;
            generated += panels * share;
            if (surplus > 0) {
                double charge = Math.min(surplus, Math.min(batteryPower, (storage - energy) / charging));
                energy += charge * charging;
                curtailed += surplus - charge;
                full++;
            } else {
                double discharge = Math.min(-surplus, Math.min(batteryPower, energy * discharging));
                energy -= discharge / discharging;
                discharged += discharge;
                unserved += -surplus - discharge;
                full += -surplus - discharge > 1e-9 ? 0 : 1;
            }
        }
        return new Year(generated, HOURS - unserved, unserved, curtailed, discharged, full, energy);
    }
}
