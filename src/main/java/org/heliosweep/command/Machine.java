package org.heliosweep.command;

import java.util.Objects;
import java.util.Optional;
import org.heliosweep.workload.Processor;
import tools.jackson.databind.node.ObjectNode;

/**
 * What figures were measured on.
 *
 * @param system the operating system
 * @param architecture what code the processors run
 * @param processor what their maker calls them, if the system says it
 * @param processors how many there are for this program
 * @param java the version of the JVM
 * @param heliosweep the version of this program
 */
record Machine(
        String system,
        String architecture,
        Optional<String> processor,
        int processors,
        String java,
        String heliosweep) {
    /** This one. */
    static Machine here() {
        return new Machine(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Processor.model(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                Heliosweep.Version.number());
    }

    /** In a line. */
    String text() {
        return processor.map(name -> name + ", ").orElse("") + Numbers.count(processors, "processor") + ", " + system
                + " on " + architecture + ", Java " + java;
    }

    /** For programs. */
    void put(ObjectNode object) {
        object.put("system", system).put("architecture", architecture);
        processor.ifPresent(name -> object.put("processor", name));
        object.put("processors", processors).put("java", java).put("heliosweep", heliosweep);
    }

    /** The first thing in which another one differs from this one, in words; empty if they are the same. */
    Optional<String> difference(Machine other) {
        if (!processor.equals(other.processor)) {
            return Optional.of(differs("on " + named(other.processor), named(processor)));
        }
        if (processors != other.processors) {
            return Optional.of(
                    differs("on " + Numbers.count(other.processors, "processor"), Numbers.count(processors)));
        }
        String platform = system + " on " + architecture;
        String otherPlatform = other.system + " on " + other.architecture;
        if (!platform.equals(otherPlatform)) {
            return Optional.of(differs("under " + otherPlatform, platform));
        }
        if (!java.equals(other.java)) {
            return Optional.of(differs("with Java " + other.java, java));
        }
        return Objects.equals(heliosweep, other.heliosweep)
                ? Optional.empty()
                : Optional.of(differs("with heliosweep " + other.heliosweep, heliosweep));
    }

    private static String named(Optional<String> processor) {
        return processor.orElse("a processor without a name");
    }

    private static String differs(String then, String now) {
        return "it was measured " + then + ", not " + now;
    }
}
