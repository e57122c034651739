package org.heliosweep.device.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceContract;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.compute.SourceLanguage;

/** The contract on a GPU of this machine. */
class CudaDeviceTest extends DeviceContract {
    @Override
    protected Device open() {
        CudaLibrary library = new CudaLibrary();
        DeviceSurvey survey = library.survey();
        assumeTrue(survey.whyNone().isEmpty(), () -> survey.whyNone().orElseThrow());
        DeviceDescription device = survey.choose("");
        assumeTrue(
                device.languages().contains(SourceLanguage.CUDA_C),
                () -> survey.obstacle().orElseThrow());
        return library.open(device);
    }
}
