package org.heliosweep.command;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.study.Precision;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a profile. What a later version of the format adds is not looked at; a version that means something else
 * has another number.
 */
final class ProfileJson {
    private static final String FORMAT = "heliosweep profile";
    private static final int VERSION = 3;

    /** The first version that has how long back ends take to start. */
    private static final int WITH_STARTS = 2;

    private ProfileJson() {}

    static ObjectNode of(Profile profile) {
        ObjectNode object = Json.object();
        object.put("format", FORMAT).put("version", VERSION);
        object.put("measured", profile.measured().toString());
        profile.machine().put(object.putObject("machine"));
        object.put("threads", profile.threads());
        ArrayNode backends = object.putArray("backends");
        for (Profile.Tuned tuned : profile.backends()) {
            ObjectNode backend = backends.addObject();
            backend.put("name", tuned.name()).put("on", tuned.on()).put("block", tuned.block());
            tuned.segment().ifPresent(segment -> backend.put("segment", segment));
            backend.putObject("start")
                    .put("seconds", tuned.start().seconds())
                    .put("nodes", tuned.start().size());
            ArrayNode throughputs = backend.putArray("throughput");
            for (Profile.Throughput each : tuned.throughputs()) {
                throughputs
                        .addObject()
                        .put("variant", each.variant())
                        .put("precision", each.precision().word())
                        .put("threads", each.threads())
                        .put("scenarios_per_second", each.rate())
                        .put("operations_per_scenario", each.operations());
            }
        }
        return object;
    }

    /**
     * Reads a profile.
     *
     * @throws UnusableProfileException if it is none, or says what cannot be
     */
    static Profile read(byte[] text) throws UnusableProfileException {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new UnusableProfileException(
                    "it is not JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
        if (!root.path("format").asString("").equals(FORMAT)) {
            throw new UnusableProfileException("it does not say that it is a " + FORMAT);
        }
        int version = whole(root, "version", 1, Integer.MAX_VALUE);
        if (version < VERSION) {
            throw new UnusableProfileException("an earlier version of heliosweep wrote it, which did not measure "
                    + (version < WITH_STARTS ? "how long back ends take to start" : "single precision"));
        }
        if (version > VERSION) {
            throw new UnusableProfileException("it has version " + version + " of its format, not " + VERSION);
        }
        List<Profile.Tuned> backends = new ArrayList<>();
        for (JsonNode each : array(root, "backends")) {
            backends.add(tuned(each));
        }
        return new Profile(
                machine(root.path("machine")),
                instant(root),
                whole(root, "threads", 1, MachineOptions.MOST_THREADS),
                backends);
    }

    private static Machine machine(JsonNode object) throws UnusableProfileException {
        return new Machine(
                text(object, "system"),
                text(object, "architecture"),
                object.has("processor") ? Optional.of(text(object, "processor")) : Optional.empty(),
                whole(object, "processors", 1, Integer.MAX_VALUE),
                text(object, "java"),
                text(object, "heliosweep"));
    }

    private static Profile.Tuned tuned(JsonNode object) throws UnusableProfileException {
        List<Profile.Throughput> throughputs = new ArrayList<>();
        for (JsonNode each : array(object, "throughput")) {
            throughputs.add(new Profile.Throughput(
                    text(each, "variant"),
                    precision(each),
                    whole(each, "threads", 1, MachineOptions.MOST_THREADS),
                    positive(each, "scenarios_per_second"),
                    positive(each, "operations_per_scenario")));
        }
        return new Profile.Tuned(
                text(object, "name"),
                text(object, "on"),
                whole(object, "block", 1, Batch.SIZE),
                object.has("segment")
                        ? OptionalInt.of(whole(object, "segment", Backend.SHORTEST_SEGMENT, Backend.LONGEST_SEGMENT))
                        : OptionalInt.empty(),
                new Profile.Start(
                        positive(object.path("start"), "seconds"),
                        whole(object.path("start"), "nodes", 1, Integer.MAX_VALUE)),
                throughputs);
    }

    private static Precision precision(JsonNode object) throws UnusableProfileException {
        String word = text(object, "precision");
        return Precision.of(word)
                .orElseThrow(() -> new UnusableProfileException(
                        "its \"precision\" is \"" + word + "\", not one of " + Precision.words()));
    }

    private static Instant instant(JsonNode object) throws UnusableProfileException {
        String text = text(object, "measured");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnusableProfileException("its \"measured\" is '" + text + "', not a time", e);
        }
    }

    private static String text(JsonNode object, String key) throws UnusableProfileException {
        JsonNode value = object.path(key);
        if (!value.isString()) {
            throw wrong(key, value, "a text");
        }
        return value.stringValue();
    }

    private static int whole(JsonNode object, String key, int least, int greatest) throws UnusableProfileException {
        JsonNode value = object.path(key);
        if (!value.isInt() || value.intValue() < least || value.intValue() > greatest) {
            String range = greatest == Integer.MAX_VALUE
                    ? ", " + least + " or more"
                    : " from " + least + " to " + Numbers.count(greatest);
            throw wrong(key, value, "a whole number" + range);
        }
        return value.intValue();
    }

    private static double positive(JsonNode object, String key) throws UnusableProfileException {
        JsonNode value = object.path(key);
        if (!value.isNumber() || !(value.doubleValue() > 0) || Double.isInfinite(value.doubleValue())) {
            throw wrong(key, value, "a number greater than 0");
        }
        return value.doubleValue();
    }

    private static JsonNode array(JsonNode object, String key) throws UnusableProfileException {
        JsonNode value = object.path(key);
        if (!value.isArray()) {
            throw wrong(key, value, "a list");
        }
        return value;
    }

    private static UnusableProfileException wrong(String key, JsonNode value, String wanted) {
        return new UnusableProfileException(
                value.isMissingNode()
                        ? "it has no \"" + key + "\""
                        : "its \"" + key + "\" is " + (value.isValueNode() ? value : "something else") + ", not "
                                + wanted);
    }
}
