package org.heliosweep.device;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.DeviceKind;
import org.heliosweep.device.compute.DeviceLibrary;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;

/** Kernels on devices that a library reaches; their results have the bits of the scalar interpreter. */
abstract class DeviceBackend implements Backend {
    /** The environment variable, and in lower case with dots the system property, that says which device or devices. */
    static final String VARIABLE = "HELIOSWEEP_DEVICE";

    static final String PROPERTY = "heliosweep.device";

    private final DeviceLibrary library;
    private final DeviceLanguage language;
    private final Map<String, String> environment;

    DeviceBackend(DeviceLibrary library, DeviceLanguage language, Map<String, String> environment) {
        this.library = library;
        this.language = language;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Availability availability() {
        DeviceSurvey survey = library.survey();
        if (survey.whyNone().isPresent()) {
            return Availability.no(survey.whyNone().get());
        }
        try {
            return Availability.yes(names(chosen(survey)));
        } catch (IllegalArgumentException | DeviceException e) {
            return Availability.no(e.getMessage());
        }
    }

    private List<DeviceDescription> chosen(DeviceSurvey survey) {
        return survey.chooseAll(System.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, "")));
    }

    /** With what each is chosen by, where there are several. */
    private static String names(List<DeviceDescription> devices) {
        return devices.size() == 1
                ? devices.getFirst().name()
                : devices.stream()
                        .map(device -> device.index() + ": " + device.name())
                        .collect(Collectors.joining(", ", devices.size() + " devices, ", ""));
    }

    @Override
    public boolean hoists() {
        return true;
    }

    /** OpenCL on a processor is there to test with: what is made for processors is faster. */
    @Override
    public boolean isOnRequest() {
        DeviceSurvey survey = library.survey();
        try {
            return survey.whyNone().isEmpty()
                    && chosen(survey).stream().allMatch(device -> device.kind() == DeviceKind.CPU);
        } catch (IllegalArgumentException | DeviceException _) {
            return false;
        }
    }

    /** A launch is as long as the device is given to do. */
    @Override
    public boolean takesBlocks() {
        return false;
    }

    @Override
    public boolean keepsBits() {
        return true;
    }

    @Override
    public Kernel compile(Plan plan) {
        List<DeviceDescription> devices = PlanOnDevice.run(() -> chosen(library.survey()));
        if (plan.study().precision() == Precision.SINGLE) {
            devices.forEach(device -> device.singleObstacle().ifPresent(obstacle -> {
                throw new KernelException(device.title() + " " + obstacle);
            }));
        }
        return PlanOnDevices.of(
                plan,
                language,
                devices.stream()
                        .<Supplier<Device>>map(device -> () -> library.open(device))
                        .toList());
    }
}
