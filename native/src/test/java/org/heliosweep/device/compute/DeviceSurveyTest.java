package org.heliosweep.device.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceSurveyTest {
    private static final DeviceSurvey SURVEY = new DeviceSurvey(
            "OpenCL",
            List.of(
                    device(0, DeviceKind.CPU, "Some processor", ""),
                    device(1, DeviceKind.GPU, "Old card", "has no double precision"),
                    device(2, DeviceKind.GPU, "Card 2000", ""),
                    device(3, DeviceKind.GPU, "Card 3000", "")),
            Optional.empty());

    private static DeviceDescription device(int index, DeviceKind kind, String name, String obstacle) {
        return device(index, kind, name, obstacle, "1");
    }

    private static DeviceDescription device(int index, DeviceKind kind, String name, String obstacle, String driver) {
        return new DeviceDescription(
                "OpenCL",
                index,
                kind,
                name,
                "vendor",
                driver,
                "OpenCL 1.2",
                List.of(SourceLanguage.OPENCL_C),
                1 << 30,
                1 << 28,
                1 << 15,
                4,
                256,
                Optional.of(obstacle).filter(words -> !words.isEmpty()),
                Optional.empty());
    }

    @Test
    void theFirstUsableDeviceThatIsNoProcessorIsChosen() {
        assertEquals(2, SURVEY.choose("").index());
        assertEquals(2, SURVEY.choose("  ").index());
        DeviceSurvey processor = new DeviceSurvey("OpenCL", SURVEY.devices().subList(0, 2), Optional.empty());
        assertEquals(0, processor.choose("").index());
    }

    @Test
    void aDeviceIsMeantByItsIndexOrByPartOfItsName() {
        assertEquals(0, SURVEY.choose("0").index());
        assertEquals(3, SURVEY.choose(" 3 ").index());
        assertEquals(3, SURVEY.choose("d 3000").index());
        assertEquals(0, SURVEY.choose("PROCESSOR").index());
        assertEquals(2, SURVEY.choose("card").index());
    }

    private static List<Integer> all(DeviceSurvey survey, String wanted) {
        return survey.chooseAll(wanted).stream().map(DeviceDescription::index).toList();
    }

    @Test
    void allThatAreLikeTheFirstOneShareTheWork() {
        assertEquals(List.of(2, 3), all(SURVEY, " "));
        DeviceSurvey twice = new DeviceSurvey(
                "OpenCL",
                List.of(
                        device(0, DeviceKind.GPU, "Card 3000", "", "1"),
                        device(1, DeviceKind.GPU, "Card 3000 by another driver", "", "2"),
                        device(2, DeviceKind.GPU, "Card 3000", "", "1")),
                Optional.empty());
        assertEquals(List.of(0, 2), all(twice, ""));
    }

    @Test
    void severalDevicesAreMeantByAList() {
        assertEquals(List.of(3, 0), all(SURVEY, "3, processor"));
        assertEquals(List.of(2), all(SURVEY, "card, 2,"));
        assertEquals(List.of(3), all(SURVEY, "3"));
        assertThrows(IllegalArgumentException.class, () -> SURVEY.chooseAll("2, 4"));
        assertThrows(DeviceException.class, () -> SURVEY.chooseAll("2, 1"));
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() {
        assertEquals(
                "OpenCL has no device 4; there are 0: Some processor, 1: Old card, 2: Card 2000, 3: Card 3000",
                assertThrows(IllegalArgumentException.class, () -> SURVEY.choose("4"))
                        .getMessage());
        assertEquals(
                "OpenCL has no device named \"radeon\"; there are 0: Some processor, 1: Old card, 2: Card 2000, 3: Card 3000",
                assertThrows(IllegalArgumentException.class, () -> SURVEY.choose("radeon"))
                        .getMessage());
    }

    @Test
    void whatCannotBeUsedIsNotChosen() {
        for (String wanted : List.of("1", "old")) {
            DeviceException e = assertThrows(DeviceException.class, () -> SURVEY.choose(wanted));
            assertEquals("OpenCL device 1 \"Old card\" has no double precision", e.getMessage());
            assertEquals(DeviceFailure.UNAVAILABLE, e.failure());
        }
    }

    @Test
    void withoutDevicesTheReasonIsGiven() {
        DeviceSurvey none = DeviceSurvey.none("OpenCL", "OpenCL has no platform: no driver is installed");
        for (String wanted : List.of("", "0", "card")) {
            assertEquals(
                    none.obstacle().orElseThrow(),
                    assertThrows(DeviceException.class, () -> none.choose(wanted))
                            .getMessage());
        }
        assertEquals(none.obstacle(), none.whyNone());
        assertEquals(Optional.empty(), SURVEY.whyNone());
    }
}
