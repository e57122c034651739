package org.heliosweep.device.compute;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a library found on this machine.
 *
 * @param library the library's name
 * @param devices all devices, usable or not, by index
 * @param obstacle why there are none, or not all of them; empty where nothing went wrong
 */
public record DeviceSurvey(String library, List<DeviceDescription> devices, Optional<String> obstacle) {

    /** A survey. */
    public DeviceSurvey {
        devices = List.copyOf(devices);
    }

    /** A survey that found nothing, for a reason. */
    public static DeviceSurvey none(String library, String obstacle) {
        return new DeviceSurvey(library, List.of(), Optional.of(obstacle));
    }

    /** Why no device can be used, in words; empty where one can. */
    public Optional<String> whyNone() {
        if (devices.stream().anyMatch(DeviceDescription::isUsable)) {
            return Optional.empty();
        }
        return devices.isEmpty()
                ? obstacle
                : Optional.of(devices.stream()
                        .flatMap(device -> device.complaint().stream())
                        .collect(Collectors.joining("; ")));
    }

    /**
     * Chooses a device.
     *
     * @param wanted an index, or part of a name in whatever case; where it is blank, the first usable device, one that
     *     is no CPU before others
     * @return a device that can be used
     * @throws IllegalArgumentException if there are devices and none is meant; the message lists them
     * @throws DeviceException if there is no device, or the one that is meant cannot be used; the message says why
     */
    public DeviceDescription choose(String wanted) {
        String asked = wanted.strip();
        if (devices.isEmpty() || asked.isEmpty()) {
            return devices.stream()
                    .filter(DeviceDescription::isUsable)
                    .min(Comparator.comparingInt(DeviceSurvey::rank))
                    .orElseThrow(
                            () -> DeviceException.unavailable(library, whyNone().orElse(library + " has no device")));
        }
        boolean isIndex = asked.chars().allMatch(c -> c >= '0' && c <= '9');
        List<DeviceDescription> meant = devices.stream()
                .filter(device -> isIndex ? Integer.toString(device.index()).equals(asked) : device.isNamed(asked))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(library + " has no device "
                    + (isIndex ? asked : "named \"" + asked + "\"") + "; there are " + list());
        }
        return meant.stream()
                .filter(DeviceDescription::isUsable)
                .findFirst()
                .orElseThrow(() -> DeviceException.unavailable(
                        library, meant.getFirst().complaint().orElseThrow()));
    }

    /**
     * Chooses devices to share work among.
     *
     * @param wanted what {@link #choose} takes, for one device or, separated by commas, for several; where it is blank, the
     *     first usable device as there, and all that are of its kind and reached through its driver: what another driver
     *     shows may be the same device once more
     * @return one device at least, none twice
     * @throws IllegalArgumentException as {@link #choose}
     * @throws DeviceException as {@link #choose}
     */
    public List<DeviceDescription> chooseAll(String wanted) {
        if (!wanted.isBlank()) {
            return Stream.of(wanted.split(","))
                    .filter(each -> !each.isBlank())
                    .map(this::choose)
                    .distinct()
                    .toList();
        }
        DeviceDescription first = choose("");
        return devices.stream()
                .filter(device -> device.isUsable() && device.isBeside(first))
                .toList();
    }

    private static int rank(DeviceDescription device) {
        return device.kind() == DeviceKind.CPU ? 1 : 0;
    }

    private String list() {
        return devices.stream()
                .map(device -> device.index() + ": " + device.name())
                .collect(Collectors.joining(", "));
    }
}
