package org.heliosweep.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.heliosweep.sweep.Sweep;
import picocli.CommandLine.Option;

/** How a sweep uses the machine. Nothing here has an influence on what comes out. */
final class MachineOptions {
    static final int MOST_THREADS = 4_096;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Evaluates with this many threads; as many as the profile that"
                    + " 'heliosweep tune' keeps says, or as there are processors, if not given.")
    private String threads;

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "Evaluates this many scenarios in a call of the kernel; for tuning.")
    private String block;

    @Option(
            names = "--segment",
            paramLabel = "N",
            description = "Cuts generated code into segments of about this many operations; for tuning.")
    private String segment;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "Evaluates with this back end; 'heliosweep backends' lists them.")
    private String backend;

    private Optional<Profile> profile = Optional.empty();

    /**
     * Takes from the profile of this machine what the command line does not say. One that does not hold here is left out.
     *
     * @param note is told why it is left out
     */
    void readProfile(Surroundings around, Consumer<String> note) {
        if (around.profile().isEmpty()) {
            return;
        }
        ProfileFile file = around.profile().get();
        try {
            Optional<Profile> found = file.read();
            Optional<String> objection = found.flatMap(read -> read.objection(Machine.here(), available()));
            if (objection.isPresent()) {
                throw new UnusableProfileException(objection.get());
            }
            profile = found;
        } catch (UnusableProfileException e) {
            note.accept("the profile " + file.path() + " is not used: " + e.getMessage()
                    + "; 'heliosweep tune' makes a new one");
        }
    }

    /** Whether something is taken from a profile. */
    boolean usesProfile() {
        return profile.isPresent();
    }

    /** Whether the command line says how many threads there are to be. */
    boolean isThreadsGiven() {
        return threads != null;
    }

    int threads() {
        return threads == null
                ? profile.map(Profile::threads).orElseGet(Runtime.getRuntime()::availableProcessors)
                : (int) WholeNumbers.parse("--threads", threads, 1, MOST_THREADS);
    }

    int block(Backend used) {
        return block == null
                ? profile.flatMap(found -> found.of(used))
                        .map(Profile.Tuned::block)
                        .orElse(Sweep.DEFAULT_BLOCK_SIZE)
                : (int) WholeNumbers.parse("--block", block, 1, Batch.SIZE);
    }

    /** The back end that was asked for, or else the one that is expected to be done first. */
    BackendChoice choice(Plan plan) {
        Precision precision = plan.study().precision();
        if (backend == null || backend.equals(Backends.AUTO)) {
            List<Backend> all = Backends.all().stream().map(this::cut).toList();
            return BackendChoice.of(plan, threads(), all, each -> speed(each, precision));
        }
        return asked(named(), plan);
    }

    /** A back end for a plan, as if it had been asked for. */
    BackendChoice asked(Backend wanted, Plan plan) {
        Backend asked = cut(wanted);
        return BackendChoice.asked(asked, speed(asked, plan.study().precision()), plan, threads());
    }

    /** How fast a back end is, as the profile says, or else as it says itself. */
    Optional<Speed> speed(Backend of, Precision precision) {
        return profile.flatMap(found -> found.of(of))
                .flatMap(tuned -> tuned.speed(precision))
                .or(() -> of.speed(precision));
    }

    /** The fastest one that needs nothing but the JVM: for who asks what it does, and not for a quick answer. */
    static Backend fastest() {
        return Backends.named(Backends.AUTO);
    }

    /** The one that was asked for, or else all that are worth a comparison here. */
    List<Backend> backends() {
        List<Backend> wanted = backend == null ? available() : List.of(named());
        return wanted.stream().map(this::cut).toList();
    }

    /** All that can run here, but those that have to be asked for. */
    static List<Backend> available() {
        return Backends.all().stream()
                .filter(each -> each.availability().available() && !each.isOnRequest())
                .toList();
    }

    private Backend cut(Backend whole) {
        if (segment != null) {
            return whole.withSegment(
                    (int) WholeNumbers.parse("--segment", segment, Backend.SHORTEST_SEGMENT, Backend.LONGEST_SEGMENT));
        }
        OptionalInt tuned = profile.flatMap(found -> found.of(whole))
                .map(Profile.Tuned::segment)
                .orElse(OptionalInt.empty());
        return tuned.isPresent() ? whole.withSegment(tuned.getAsInt()) : whole;
    }

    private Backend named() {
        String name = backend;
        if (name.isBlank()) {
            throw new RequestException("--backend needs the name of a back end; 'heliosweep backends' lists them");
        }
        try {
            return Backends.named(name);
        } catch (IllegalArgumentException e) {
            throw new RequestException("--backend: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            // The request is right; it is the machine that cannot.
            throw new FailureException("--backend: " + e.getMessage(), null);
        }
    }
}
