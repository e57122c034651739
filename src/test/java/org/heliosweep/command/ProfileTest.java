package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Speed;
import org.heliosweep.study.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a profile holds for a machine. */
class ProfileTest {
    private static final Machine HERE =
            new Machine("Linux", "amd64", Optional.of("EPYC 9"), 8, "25.0.3+9-LTS", "0.1.0");

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        new Machine("Linux", "amd64", Optional.of("Xeon 4"), 8, "25.0.3+9-LTS", "0.1.0"),
                        "it was measured on Xeon 4, not EPYC 9"),
                Arguments.of(
                        new Machine("Linux", "amd64", Optional.empty(), 8, "25.0.3+9-LTS", "0.1.0"),
                        "it was measured on a processor without a name, not EPYC 9"),
                Arguments.of(
                        new Machine("Linux", "amd64", Optional.of("EPYC 9"), 1, "25.0.3+9-LTS", "0.1.0"),
                        "it was measured on 1 processor, not 8"),
                Arguments.of(
                        new Machine("Mac OS X", "amd64", Optional.of("EPYC 9"), 8, "25.0.3+9-LTS", "0.1.0"),
                        "it was measured under Mac OS X on amd64, not Linux on amd64"),
                Arguments.of(
                        new Machine("Linux", "aarch64", Optional.of("EPYC 9"), 8, "25.0.3+9-LTS", "0.1.0"),
                        "it was measured under Linux on aarch64, not Linux on amd64"),
                Arguments.of(
                        new Machine("Linux", "amd64", Optional.of("EPYC 9"), 8, "26+1", "0.1.0"),
                        "it was measured with Java 26+1, not 25.0.3+9-LTS"),
                Arguments.of(
                        new Machine("Linux", "amd64", Optional.of("EPYC 9"), 8, "25.0.3+9-LTS", "0.2.0"),
                        "it was measured with heliosweep 0.2.0, not 0.1.0"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aProfileOfAnotherMachineDoesNotHold(Machine other, String why) {
        Profile profile = Profiles.on(other, Profiles.here(2, 4096, 80));
        assertEquals(Optional.of(why), profile.objection(HERE, Backends.all()));
    }

    @Test
    void aProfileOfTheMachineHolds() {
        Profile profile = Profiles.on(HERE, Profiles.here(2, 4096, 80));
        assertEquals(Optional.empty(), profile.objection(HERE, Backends.all()));
    }

    @Test
    void otherLanesDoNotHold() {
        assertEquals(
                Optional.of("the back end vector was measured on 99 lanes of 64 bits, not "
                        + Backends.named("vector").availability().reason()),
                tuned("vector", "99 lanes of 64 bits").objection(HERE, Backends.all()));
    }

    @Test
    void aBackEndThatCannotRunDoesNotHold() {
        assertEquals(
                Optional.of("it was measured with the back end abacus, which cannot run now"),
                tuned("abacus", "wood").objection(HERE, Backends.all()));
    }

    @Test
    void eachPrecisionHasASpeedOfItsOwn() {
        Profile.Tuned tuned = new Profile.Tuned(
                "abacus",
                "wood",
                4096,
                OptionalInt.empty(),
                new Profile.Start(3, 1_500),
                List.of(
                        new Profile.Throughput("statistics", Precision.DOUBLE, 1, 10, 50),
                        new Profile.Throughput("statistics", Precision.DOUBLE, 3, 20, 50),
                        new Profile.Throughput("grid", Precision.DOUBLE, 1, 100, 5),
                        new Profile.Throughput("statistics", Precision.SINGLE, 1, 4, 60),
                        new Profile.Throughput("grid", Precision.SINGLE, 1, 40, 6)));
        assertEquals(
                Optional.of(new Speed(1.5, new Speed.Rate(3, 500, 1_000), new Speed.Rate(1, 500, 500))),
                tuned.speed(Precision.DOUBLE));
        assertEquals(
                Optional.of(new Speed(1.5, new Speed.Rate(1, 240, 240), new Speed.Rate(1, 240, 240))),
                tuned.speed(Precision.SINGLE));
        Profile.Tuned doubles = new Profile.Tuned(
                "abacus",
                "wood",
                4096,
                OptionalInt.empty(),
                tuned.start(),
                tuned.throughputs().subList(0, 3));
        assertEquals(Optional.empty(), doubles.speed(Precision.SINGLE));
    }

    private static Profile tuned(String backend, String on) {
        return new Profile(
                HERE,
                Profiles.here(1, 1, 80).measured(),
                2,
                List.of(new Profile.Tuned(backend, on, 4096, OptionalInt.empty(), new Profile.Start(1, 1), List.of())));
    }
}
