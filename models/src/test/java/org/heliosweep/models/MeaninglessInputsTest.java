package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.language.Workbench.Title;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What means nothing is refused, with a reason of its own; what is only unusual is answered. */
@Execution(ExecutionMode.CONCURRENT)
class MeaninglessInputsTest {
    /** All that a model answers with the sign of its default turned, or below zero where that is zero, and why. */
    private static final Map<String, String> MAY_BE_NEGATIVE = Map.ofEntries(
            Map.entry("annual-cost: discount_rate", "real rates have been negative"),
            Map.entry("annual-cost: energy_price", "electricity is sold below zero at times"),
            Map.entry("array-temperature: heat_loss", "a cell may gain from warmth"),
            Map.entry("break-even-launch-price: discount_rate", "real rates have been negative"),
            Map.entry("break-even-launch-price: launch_price", "break-even prices are negative"),
            Map.entry("capital-recovery: discount_rate", "real rates have been negative"),
            Map.entry("china-beside-others: united_states_growth", "electricity may become less"),
            Map.entry("craft-specific-power: growth", "a design may become lighter"),
            Map.entry("earth-shadow: sun_angle", "the Sun may stand on either side of the orbit"),
            Map.entry("eclipse: node_error", "the plane may drift either way"),
            Map.entry("fleet-survival: obsolescence", "old chips may gain value"),
            Map.entry("gross-dies: known_dies", "it counts only where the formula is given, and is refused there"),
            Map.entry("launch-cost: margin", "launches may be sold at a loss"),
            Map.entry("levelised-energy-cost: discount_rate", "real rates have been negative"),
            Map.entry("orbital-vs-ground: discount_rate", "real rates have been negative"),
            Map.entry("orbital-vs-ground: launch_price", "break-even prices are negative"),
            Map.entry("solar-battery-hours: clarity", "cloudy days may be more frequent than clear ones"),
            Map.entry("solar-battery-hours: discount_rate", "real rates have been negative"),
            Map.entry("solar-battery-hours: latitude", "the site may lie south of the equator"),
            Map.entry("sun-angle: declination", "the Sun stands on either side of the equator"),
            Map.entry("sun-angle: node", "the node may be ahead of the Sun or behind it"),
            Map.entry("sunlight-and-cells: heat_loss", "a cell may gain from warmth"),
            Map.entry("sunlight-and-cells: pointing", "an array may be tilted either way"),
            Map.entry("thermal-chain: activation_energy", "hot carriers age cold chips faster"),
            Map.entry("turbine-supply: assembly_growth", "capacity may shrink"),
            Map.entry("turbine-supply: casting_growth", "capacity may shrink"),
            Map.entry("turbine-supply: order_growth", "orders may fall"),
            Map.entry("turbine-supply: small_growth", "capacity may shrink"),
            Map.entry("value-of-delay: margin", "computing may run at a loss"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            annual-cost,             chip_cost,              -0.01
            annual-cost,             facility_cost,          -0.01
            annual-cost,             operations,             -1
            annual-cost,             spares,                 -1
            annual-cost,             load_factor,            -0.01
            annual-cost,             load_factor,            1.01
            annual-cost,             energy_effectiveness,   0.99
            annual-cost,             facility_life,          0
            array-temperature,       sunlight,               -1
            array-temperature,       cell_efficiency,        -0.01
            array-temperature,       packing,                1.01
            array-temperature,       heat_loss,              3
            array-temperature,       absorptance,            1.01
            array-temperature,       back_absorptance,       -0.01
            array-temperature,       front_emissivity,       1.01
            array-temperature,       back_emissivity,        -0.01
            array-temperature,       earth_infrared,         -1
            array-temperature,       albedo,                 1.01
            array-temperature,       albedo_visibility,      -0.01
            break-even-launch-price, launch_loss,            -0.01
            break-even-launch-price, launch_loss,            1
            break-even-launch-price, ground_delivered,       1.01
            break-even-launch-price, satellite_cost,         -1
            break-even-launch-price, craft_life,             0
            burn-in,                 burn_in_cost,           -1
            burn-in,                 orbit_cost,             -1
            burn-in,                 life,                   0
            china-beside-others,     years,                  -1
            china-beside-others,     united_states,          0
            china-beside-others,     china_growth,           1.5
            china-beside-others,     united_states_growth,   -101
            china-beside-others,     world,                  10000
            china-beside-others,     outside_people,         0
            china-beside-others,     other_gallium,          0
            chips-for-power,         target,                 -1
            chips-for-power,         chip_share,             1.01
            chips-for-power,         packaging_yield,        0
            chips-for-power,         test_yield,             1.01
            chips-for-power,         conversion,             1.01
            chips-from-earth,        die_power,              0
            chips-from-earth,        thickness,              -1
            compute-unit-cost,       annual_cost,            -1
            compute-unit-cost,       gpu_power,              0
            compute-unit-cost,       availability,           1.01
            compute-unit-cost,       utilisation,            1.01
            core-harvest,            spare,                  25
            core-harvest,            cores,                  12
            core-harvest,            core_share,             1.01
            core-harvest,            clustering,             0.9
            cost-after-growth,       added_power,            -1
            cost-after-growth,       first_mass,             0
            cost-after-growth,       first_power,            0
            cost-after-growth,       satellite_floor,        -1
            craft-specific-power,    lifetime,               0
            craft-specific-power,    other_loads,            -1
            craft-specific-power,    conversion,             1.01
            craft-specific-power,    captured_losses,        1.01
            craft-specific-power,    survival_load,          101
            craft-specific-power,    array_density,          -1
            craft-specific-power,    compute_density,        -1
            craft-specific-power,    growth,                 -100
            craft-specific-power,    structure,              -1
            craft-specific-power,    propellant,             -1
            craft-specific-power,    radiator.density,       -1
            die-yield,               area,                   0
            die-yield,               critical_layers,        -5
            die-yield,               clustering,             0
            die-yield,               known_yield,            1.01
            eclipse,                 node_error,             61
            eclipse-battery,         life,                   -1
            energy-share,            generation_cost,        -1
            fab-ramp,                capacity,               -1
            fab-ramp,                first_density,          0.07
            fab-ramp,                last_density,           -0.01
            fab-ramp,                learning_time,          0
            fin-efficiency,          base_temperature,       0
            fin-efficiency,          emissivities,           2.01
            fin-efficiency,          half_pitch,             -55
            fleet-survival,          life,                   0
            fleet-survival,          infant_shape,           -0.6
            fleet-survival,          infant_scale,           -1
            fleet-survival,          burn_in,                -1
            gas-turbine,             rated_power,            0
            gas-turbine,             ambient,                51
            gas-turbine,             derating,               -0.1
            gas-turbine,             combined_efficiency,    1.01
            gas-turbine,             simple_efficiency,      0
            gas-turbine,             gas_price,              -1
            generating-units,        site_peak,              0
            generating-units,        unit_power,             0
            generating-units,        availability,           1.01
            grid-connection,         building,               -1
            grid-connection,         transformer,            -1
            gross-dies,              street,                 -0.1
            gross-dies,              edge,                   -1
            gross-dies,              edge,                   250
            gross-dies,              diameter,               -300
            ground-power-cascade,    chip_power,             0
            ground-power-cascade,    supply_efficiency,      1.01
            ground-power-cascade,    processors,             -0.01
            ground-power-cascade,    peak_cooling,           -0.01
            ground-power-cascade,    out_of_service,         -0.01
            ground-power-cascade,    multiplier,             0.99
            ground-power-cascade,    load_factor,            1.01
            ground-power-cascade,    energy_effectiveness,   0.99
            growth,                  start,                  0
            growth,                  years,                  -1
            growth,                  rate,                   0
            growth,                  second,                 -0.1
            growth,                  cap,                    0.9
            hotter-panel,            rise,                   101
            hotter-panel,            sink,                   -1
            hotter-panel,            panel_share,            1.01
            human-output,            words,                  220000
            human-output,            information,            -1
            interposer-layout,       logic_dies,             0
            interposer-layout,       die_rows,               0
            interposer-layout,       stacks,                 -1
            interposer-layout,       stack_width,            0
            interposers-for-chips,   dies_per_package,       0
            interposers-for-chips,   packages_per_wafer,     0
            interposers-for-chips,   assembly_yield,         1.01
            kardashev,               primary,                0
            kardashev,               share,                  1.01
            kardashev,               albedo,                 1.01
            kardashev,               surface_share,          0.71
            launch-cadence,          mass,                   -1
            launch-cadence,          orbit_share,            1.01
            launch-cadence,          volume_share,           1.01
            launch-cadence,          turnaround,             0
            launch-cadence,          availability,           1.01
            launch-cadence,          failure,                1.01
            launch-cadence,          replacement,            -0.01
            launch-cadence,          fleet,                  -1
            launch-cadence,          pad_rate,               -1
            launch-cadence,          mixture,                -0.5
            launch-cadence,          world_gas,              0
            launch-capacity,         pads,                   -1
            launch-capacity,         booster_turnaround,     0
            launch-capacity,         booster_availability,   1.01
            launch-capacity,         catch_time,             0
            launch-capacity,         range_rate,             -1
            launch-cost,             propellant,             -1
            launch-cost,             methane_price,          -0.01
            launch-cost,             vehicle,                -1
            launch-cost,             refurbishment,          -0.01
            launch-cost,             margin,                 100
            launch-price-curve,      first_price,            -1
            launch-price-curve,      mass,                   7
            launch-price-curve,      learning,               100
            launch-price-curve,      target,                 10
            learning-curve,          learning_rate,          100
            learning-curve,          volume_ratio,           0
            learning-curve,          floor_share,            1.01
            levelised-energy-cost,   capital,                -1
            levelised-energy-cost,   finance,                0.99
            levelised-energy-cost,   capacity_factor,        1.01
            levelised-energy-cost,   efficiency,             1.01
            liftoff-power,           thrust,                 0
            liftoff-power,           country_power,          0
            limits-by-year,          ageing,                 101
            limits-by-year,          orbit_life,             0.9
            limits-by-year,          ground_life,            9
            limits-by-year,          orbit_failures,         -1
            limits-by-year,          ground_failures,        -1
            lunar-silicon,           silica,                 101
            lunar-silicon,           recovery,               0
            mass-driver,             speed,                  2375
            mass-driver,             efficiency,             1.01
            mass-driver,             acceleration,           0
            mass-driver,             specific_power,         0
            material-floor,          first_cost,             0
            material-floor,          material_share,         101
            material-floor,          learning,               100
            material-floor,          volume,                 0.9
            memory-for-chips,        logic_dies,             -1
            memory-for-chips,        memory_per_die,         0
            memory-for-chips,        die_yield,              1.01
            memory-for-chips,        bond_yield,             1.01
            memory-for-chips,        base_die_yield,         1.01
            memory-for-chips,        area_ratio,             0
            orbital-storage,         load,                   -1
            orbital-storage,         depth,                  1.01
            orbital-storage,         pack_energy,            0
            orbital-storage,         discharge_efficiency,   1.01
            orbital-storage,         night_path,             -0.62
            orbital-storage,         day_path,               1.01
            orbital-vs-ground,       orbit_availability,     1.01
            orbital-vs-ground,       ground_availability,    1.01
            orbital-vs-ground,       launches,               -1
            orbital-vs-ground,       volume_share,           1.01
            orbital-vs-ground,       cells,                  -1
            orbital-vs-ground,       stacked_share,          1.01
            orbital-vs-ground,       orbit_allocation,       1.01
            panel-freezing,          emissivity,             1.01
            panel-freezing,          warmth,                 -1
            panel-freezing,          density,                0
            plate-environment,       sun_angle,              181
            plate-environment,       emissivity,             1.01
            plate-environment,       solar_absorptivity,     -0.01
            plate-environment,       sunlight,               -1
            plate-environment,       albedo,                 1.01
            plate-environment,       craft_view,             1.01
            plate-environment,       craft_temperature,      -325
            power-steps,             step,                   1.01
            power-steps,             duration,               -1
            power-steps,             inertia,                0
            power-steps,             rating,                 0
            power-steps,             duty,                   1.01
            radiation-upsets,        dose,                   -1
            radiation-upsets,        memory_dose,            0
            radiation-upsets,        burst_shape,            0
            radiation-upsets,        copy_time,              0
            radiation-upsets,        chips,                  0.9
            radiator,                heat,                   -1
            radiator,                temperature,            0
            radiator,                emissivity,             1.01
            radiator,                spare_area,             -1
            radiator,                density,                -1
            radiator,                loop,                   -1
            radiator-loops,          loops,                  0
            radiator-loops,          wall,                   0
            radiator-loops,          flux,                   -1
            radiator-temperature,    wear_share,             1.01
            ramp,                    time,                   -0.1
            ramp,                    width,                  0
            ramp,                    sites,                  41
            ramp,                    spacing,                -1
            robot-population,        first,                  0
            robot-population,        building,               0
            robot-population,        limit,                  -1
            robot-population,        time,                   10.1
            robot-population,        people,                 0
            robot-production,        capacity,               0
            robots-by-year,          first_output,           2e7
            robots-by-year,          factory_growth,         0.9
            robots-by-year,          wear,                   0
            robots-by-year,          power,                  0
            robots-by-year,          robot_mass,             0
            rocket-material,         cost,                   0
            rocket-material,         dry_mass,               -1
            scanner-limit,           rate,                   0
            scanner-limit,           transmission,           101
            scanner-limit,           step_time,              -0.01
            scanner-limit,           effectiveness,          1.01
            scanner-limit,           layers,                 0.9
            scanner-limit,           shipments,              0
            schedule-percentiles,    percentile,             101
            schedule-percentiles,    spread,                 101
            shadow-prices,           step,                   0
            ships-for-power,         power,                  0
            ships-for-power,         launch_loss,            1
            site-cooling,            carnot_share,           1.01
            site-cooling,            approach,               -1
            site-cooling,            supply,                 101
            site-generation,         ambient,                51
            site-generation,         unit_power,             0
            site-schedule,           cooling,                -1
            site-schedule,           gpu_power,              0
            site-schedule,           grid,                   -1
            solar-battery-hours,     load,                   0
            solar-battery-hours,     panels_per_load,        0
            solar-battery-hours,     storage,                0
            solar-battery-hours,     battery_power,          0
            solar-battery-hours,     charging,               1.01
            solar-battery-hours,     discharging,            0
            solar-battery-hours,     depth,                  1.01
            solar-battery-hours,     charge_at_start,        1.01
            solar-battery-hours,     panel_cost,             -1
            solar-battery-hours,     battery_cost,           -1
            solar-battery-hours,     upkeep,                 -1
            solar-battery-hours,     capacity_factor,        1.01
            solar-battery-hours,     latitude,               67
            solar-battery-hours,     weather,                0.99
            solar-battery-hours,     weather,                2001
            solar-battery-hours,     persistence,            1
            solar-battery-hours,     clarity,                501
            solar-battery-sizing,    load,                   0
            solar-battery-sizing,    round_trip,             1.01
            solar-battery-sizing,    depth,                  1.01
            solar-battery-sizing,    battery_cost,           -1
            solar-battery-sizing,    land_use,               -1
            solar-panel-cost,        efficiency,             1.01
            solar-panel-cost,        cells,                  0
            solar-panel-cost,        grade,                  0
            solar-panel-cost,        duty,                   -1
            solar-panel-cost,        cover_mass,             -0.1
            space-efficiency,        standard_efficiency,    1.01
            space-efficiency,        spectrum,               0
            space-solar-advantage,   sun_share,              1.01
            space-solar-advantage,   retained,               1.01
            space-solar-advantage,   structure,              100
            space-solar-advantage,   packing,                1.01
            spare-grid-capacity,     availability,           1.01
            spare-grid-capacity,     largest_load,           500
            spare-grid-capacity,     reserve,                -1
            spare-units,             needed,                 0
            spare-units,             spares,                 16
            spare-units,             availability,           1.01
            spare-units,             target,                 1
            sun-angle,               declination,            91
            sun-angle,               inclination,            181
            sun-angle,               node,                   361
            sunlight-and-cells,      retained,               1.01
            sunlight-and-cells,      retained,               0.89
            sunlight-and-cells,      sunlight,               1200
            sunlight-and-cells,      years,                  -1
            tank-material,           pressure,               0
            tank-material,           carbon_warm,            0
            tank-material,           aluminium_price,        -1
            tank-material,           steel_limit,            -1
            tank-material,           shield_mass,            -0.001
            thermal-chain,           junction_temperature,   257
            thermal-chain,           die_power,              -1
            thermal-chain,           interface,              -0.001
            thermal-chain,           coolant_rise,           -1
            thermal-chain,           pressure_drop,          -1
            thermal-chain,           coolant_density,        -1
            thermal-chain,           pump_efficiency,        1.01
            thermal-chain,           static_share,           1.01
            turbine-supply,          orders,                 0
            turbine-supply,          small_units,            0
            turbine-supply,          castings,               0
            turbine-supply,          assembly_growth,        -101
            turbine-supply,          new_foundry,            -1
            turbine-supply,          ai_share,               1.01
            turbine-supply,          qualification,          -1
            value-of-delay,          revenue,                -1
            value-of-delay,          margin,                 101
            value-of-delay,          mass_per_power,         0
            video-compression,       pixels,                 0
            video-compression,       control,                0
            video-compression,       drive,                  -1
            wafers-for-power,        leading_edge,           0
            wafers-for-power,        stacked_share,          1.01
            world-economy,           product,                0
            world-economy,           share,                  -0.1
            world-economy,           growth,                 0
            world-economy,           multiple,               0
            working-orbit,           orbit_share,            1.01
            working-orbit,           area_per_mass,          0
            working-orbit,           specific_impulse,       0
            yearly-limits,           years,                  10.1
            yearly-limits,           orbit_allocation,       1.01
            yearly-limits,           launch_growth,          0
            yearly-limits,           capital,                -1
            yearly-limits,           ground_delivered,       1.01
            yearly-limits,           orbit_cost,             0
            """)
    void meaninglessValueIsRefused(String model, String input, double value) {
        Optional<String> reason = Models.at(model).set(input, value).reason();
        assertFalse(reason.isEmpty(), "accepted");
        // An infinite output would be refused too, but without saying what is wrong.
        assertFalse(reason.orElseThrow().contains("finite"), reason.orElseThrow());
    }

    /** Two wrong signs must not make a right one. */
    @ParameterizedTest
    @CsvSource({
        "compute-unit-cost, token_rate, utilisation",
        "die-yield, area, defect_density",
        "fin-efficiency, conductivity, thickness",
        "ground-power-cascade, gpus, rack_power",
        "launch-cadence, payload, orbit_share",
        "launch-cost, orbit_share, volume_share",
    })
    void twoNegativeFactorsAreRefused(String model, String first, String second) {
        Evaluation evaluation = Models.at(model);
        for (Input input : Models.WORKBENCH.model(model).inputs()) {
            if (input.name().equals(first) || input.name().equals(second)) {
                evaluation.set(input.name(), -input.standard());
            }
        }
        assertFalse(evaluation.reason().isEmpty());
    }

    /** A formula gives a fraction of a die, or dies outside the wafer, where none fits. */
    @ParameterizedTest
    @CsvSource({"exponential, 250", "smaller_circle, 3000"})
    void dieThatDoesNotFitIsRefused(String formula, double size) {
        Evaluation grid = Models.at("gross-dies").choose("formula", formula);
        assertFalse(grid.set("width", size).set("height", size).reason().isEmpty());
    }

    @Test
    void knownDiesAreRefusedWhereTheyCount() {
        Evaluation grid = Models.at("gross-dies").set("known_dies", -62);
        assertEquals(Optional.empty(), grid.reason());
        assertEquals(
                Optional.of("not one die fits on the wafer"),
                grid.choose("formula", "given").reason());
    }

    /** Inputs of models that are used are tested where they belong. */
    @Test
    void turnedSignIsRefusedExceptWhereItMeansSomething() {
        TreeSet<String> accepted = new TreeSet<>();
        for (Title title : Models.WORKBENCH.models()) {
            Model model = Models.WORKBENCH.model(title.name());
            Evaluation evaluation = Evaluation.of(model);
            for (Input input : model.inputs()) {
                if (input instanceof Input.Number number && !number.name().contains(".")) {
                    evaluation.reset().set(number.name(), turned(number));
                    if (evaluation.reason().isEmpty()) {
                        accepted.add(title.name() + ": " + number.name());
                    }
                }
            }
        }
        assertEquals(new TreeSet<>(MAY_BE_NEGATIVE.keySet()), accepted);
    }

    private static double turned(Input.Number number) {
        if (number.unit().isPoint()) {
            return -300; // below absolute zero in degrees Celsius
        }
        return number.standard() == 0 ? -1 : -number.standard();
    }
}
