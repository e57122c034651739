package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.heliosweep.device.compute.DeviceDriver;
import org.heliosweep.device.compute.EventDriver;
import org.heliosweep.device.compute.ProgramDriver;
import org.heliosweep.device.compute.QueueDriver;
import org.heliosweep.device.compute.SourceLanguage;
import org.heliosweep.device.compute.StatusCheck;

/** A device of CUDA. */
@SuppressWarnings("restricted") // the size of what CUDA allocates is known here alone
final class CudaDriver implements DeviceDriver {
    private final CudaContext context;
    private final StatusCheck statuses;
    private final Optional<CudaCompiler> compiler;
    private final int architecture;

    /**
     * @param compiler of CUDA C
     * @param architecture the compute capability times ten
     */
    CudaDriver(CudaContext context, Optional<CudaCompiler> compiler, int architecture) {
        this.context = context;
        this.statuses = context.statuses();
        this.compiler = compiler;
        this.architecture = architecture;
    }

    @Override
    public ProgramDriver compile(SourceLanguage language, String source, List<String> options) {
        return switch (language) {
            case CUDA_C ->
                CudaProgram.load(
                        context, compiler.orElseThrow().compile(statuses.device(), architecture, source, options));
            case PTX -> CudaProgram.load(context, CompiledCode.of(source));
            case OPENCL_C -> throw new IllegalArgumentException(language.toString());
        };
    }

    @Override
    public long allocate(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(JAVA_LONG);
            statuses.check(
                    context.current().memAlloc(pointer, bytes),
                    StatusCheck.Operation.ALLOCATE,
                    "allocating " + bytes + " bytes");
            return pointer.get(JAVA_LONG, 0);
        }
    }

    @Override
    public void free(long buffer) {
        statuses.checkReleased(context.currentToRelease().memFree(buffer), "freeing a buffer");
    }

    @Override
    public MemorySegment allocateHost(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS);
            statuses.check(
                    context.current().memHostAlloc(address, bytes, 0),
                    StatusCheck.Operation.ALLOCATE,
                    "allocating " + bytes + " bytes of the host");
            return address.get(ADDRESS, 0).reinterpret(bytes);
        }
    }

    @Override
    public void freeHost(MemorySegment segment) {
        statuses.checkReleased(context.currentToRelease().memFreeHost(segment.address()), "freeing memory of the host");
    }

    @Override
    public QueueDriver queue() {
        return CudaQueue.of(context);
    }

    @Override
    public EventDriver event() {
        return CudaEvent.of(context);
    }

    @Override
    public void release() {
        context.release();
    }
}
