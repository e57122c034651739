package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void theNameIsThatOfTheFirstProcessor() {
        String text = """
                processor\t: 0
                model\t\t: 85
                model name\t: Intel(R) Xeon(R)   CPU: 8 @ 2.70GHz\s
                flags\t\t: fpu vme

                processor\t: 1
                model name\t: another
                """;
        assertEquals(Optional.of("Intel(R) Xeon(R) CPU: 8 @ 2.70GHz"), Processor.modelIn(text));
    }

    @Test
    void whatTheSystemDoesNotSayIsLeftOut() {
        assertEquals(Optional.empty(), Processor.modelIn("processor\t: 0\nCPU implementer\t: 0x41\n"));
        assertEquals(Optional.empty(), Processor.modelIn("model name\t: unknown\n"));
        assertEquals(Optional.empty(), Processor.modelIn("model name\t:\n"));
        assertEquals(Optional.empty(), Processor.modelIn(""));
    }
}
