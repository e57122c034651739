package org.heliosweep.device.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.heliosweep.device.OpenClDevices;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceContract;
import org.heliosweep.device.compute.DeviceSurvey;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract on the OpenCL of this machine. */
@ResourceLock(OpenClDevices.LOCK)
class OpenClDeviceTest extends DeviceContract {
    @Override
    protected Device open() {
        OpenClLibrary library = new OpenClLibrary();
        DeviceSurvey survey = library.survey();
        assumeTrue(survey.whyNone().isEmpty(), () -> survey.whyNone().orElseThrow());
        return library.open(survey.choose(""));
    }
}
