package org.heliosweep.device.compute;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a library says about a device before it is opened.
 *
 * @param library the library's name, such as {@code OpenCL}
 * @param index its position among the devices of the library, from 0
 * @param kind what computes
 * @param name its name
 * @param vendor who made it
 * @param driver the version of its driver
 * @param version which version of the library's interface it has, such as {@code OpenCL 3.0} or
 *     {@code compute capability 9.0}
 * @param languages in which it takes source on this machine, the best first
 * @param memory bytes of its memory
 * @param largestBuffer bytes that a buffer may have; a device may refuse less
 * @param localMemory bytes that the work items of a group share
 * @param computeUnits how many groups run at once, at least
 * @param largestGroup how many work items a group may have; a kernel may allow less
 * @param obstacle why it cannot be used, in words that follow the device's name, such as
 *     {@code has no double precision}; empty where it can
 * @param singleObstacle why it cannot compute in single precision besides, in such words; empty where it can
 */
public record DeviceDescription(
        String library,
        int index,
        DeviceKind kind,
        String name,
        String vendor,
        String driver,
        String version,
        List<SourceLanguage> languages,
        long memory,
        long largestBuffer,
        long localMemory,
        int computeUnits,
        int largestGroup,
        Optional<String> obstacle,
        Optional<String> singleObstacle) {

    /** A description. */
    public DeviceDescription {
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(version, "version");
        languages = List.copyOf(languages);
        Objects.requireNonNull(obstacle, "obstacle");
        Objects.requireNonNull(singleObstacle, "singleObstacle");
    }

    /** The device as messages name it, such as {@code CUDA device 0 "NVIDIA H200"}: several may have one name. */
    public String title() {
        return library + " device " + index + " \"" + name + "\"";
    }

    /** Whether it can compute what the engine needs: double precision with all values, rounded to nearest, and fma. */
    public boolean isUsable() {
        return obstacle.isEmpty();
    }

    /** Why it cannot be used, as a sentence about the device. */
    public Optional<String> complaint() {
        return obstacle.map(words -> title() + " " + words);
    }

    /** Whether it is of the same kind as another one, and reached through the same driver. */
    boolean isBeside(DeviceDescription other) {
        return kind == other.kind && vendor.equals(other.vendor) && driver.equals(other.driver);
    }

    boolean isNamed(String part) {
        return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
