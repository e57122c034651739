/*
 * CUDA's driver interface and NVRTC on processors, for tests: streams are threads, memory of the device is memory, and
 * kernels are compiled by c++ (see kernels.prelude). What the binding passes is checked as strictly as it can be, calls are
 * written down, and failures can be ordered. Where cuda.h is found, the compiler checks these functions against it.
 */
#if __has_include(<cuda.h>)
#include <cuda.h>
#else
typedef int CUresult;
typedef int CUdevice;
typedef int CUdevice_attribute;
typedef int CUfunction_attribute;
typedef int CUjit_option;
typedef unsigned long long CUdeviceptr;
typedef struct CUctx_st *CUcontext;
typedef struct CUmod_st *CUmodule;
typedef struct CUfunc_st *CUfunction;
typedef struct CUstream_st *CUstream;
typedef struct CUevent_st *CUevent;
#define CUDAAPI
#define cuDeviceTotalMem cuDeviceTotalMem_v2
#define cuDevicePrimaryCtxSetFlags cuDevicePrimaryCtxSetFlags_v2
#define cuDevicePrimaryCtxRelease cuDevicePrimaryCtxRelease_v2
#define cuMemAlloc cuMemAlloc_v2
#define cuMemFree cuMemFree_v2
#define cuMemcpyHtoDAsync cuMemcpyHtoDAsync_v2
#define cuMemcpyDtoHAsync cuMemcpyDtoHAsync_v2
#define cuStreamDestroy cuStreamDestroy_v2
#define cuEventDestroy cuEventDestroy_v2
enum {
    CUDA_SUCCESS = 0,
    CUDA_ERROR_INVALID_VALUE = 1,
    CUDA_ERROR_OUT_OF_MEMORY = 2,
    CUDA_ERROR_NOT_INITIALIZED = 3,
    CUDA_ERROR_NO_DEVICE = 100,
    CUDA_ERROR_INVALID_DEVICE = 101,
    CUDA_ERROR_INVALID_IMAGE = 200,
    CUDA_ERROR_INVALID_CONTEXT = 201,
    CUDA_ERROR_ECC_UNCORRECTABLE = 214,
    CUDA_ERROR_INVALID_PTX = 218,
    CUDA_ERROR_INVALID_HANDLE = 400,
    CUDA_ERROR_NOT_FOUND = 500,
    CUDA_ERROR_NOT_READY = 600,
    CUDA_ERROR_ILLEGAL_ADDRESS = 700,
    CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES = 701,
    CU_CTX_SCHED_BLOCKING_SYNC = 4,
    CU_STREAM_NON_BLOCKING = 1,
    CU_EVENT_BLOCKING_SYNC = 1,
    CU_EVENT_DISABLE_TIMING = 2,
    CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK = 0,
    CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK = 1,
    CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK = 8,
    CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT = 16,
    CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR = 75,
    CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR = 76,
    CU_JIT_INFO_LOG_BUFFER = 3,
    CU_JIT_INFO_LOG_BUFFER_SIZE_BYTES = 4,
    CU_JIT_ERROR_LOG_BUFFER = 5,
    CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES = 6
};
#endif

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <dlfcn.h>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

const int GPU = 7; /* not 0, so that an ordinal is not taken for it */
const size_t MEMORY = size_t(3) << 30;
const unsigned LARGEST_BLOCK = 256;

/* What is recorded of an event: done when the stream has come so far. */
struct Mark {
    std::mutex lock;
    std::condition_variable changed;
    bool done = false;

    void finish()
    {
        std::lock_guard<std::mutex> guard(lock);
        done = true;
        changed.notify_all();
    }

    void wait()
    {
        std::unique_lock<std::mutex> guard(lock);
        changed.wait(guard, [this] { return done; });
    }
};

/* The primary context of a device. */
struct Context {
    int device = 0;
    int retained = 0;
    unsigned flags = 0;
    size_t allocated = 0;
    std::atomic<int> sticky{0};
};

/* What belongs to the context that was current when it was made. */
struct Owned {
    Context *context;
};

struct Range {
    size_t bytes;
    Context *context;
};

struct Stream : Owned {
    explicit Stream(Context *context) : Owned{context} {}

    std::mutex lock;
    std::condition_variable changed;
    std::deque<std::function<void()>> work;
    bool closing = false;
    std::thread thread{[this] { run(); }};

    void run()
    {
        for (;;) {
            std::function<void()> next;
            {
                std::unique_lock<std::mutex> guard(lock);
                changed.wait(guard, [this] { return closing || !work.empty(); });
                if (work.empty()) {
                    return;
                }
                next = work.front();
                work.pop_front();
            }
            next();
        }
    }

    void add(std::function<void()> next)
    {
        std::lock_guard<std::mutex> guard(lock);
        work.push_back(std::move(next));
        changed.notify_all();
    }

    ~Stream()
    {
        {
            std::lock_guard<std::mutex> guard(lock);
            closing = true;
            changed.notify_all();
        }
        thread.join();
    }
};

struct Event : Owned {
    std::shared_ptr<Mark> mark;
};

struct Function {
    std::string name;
    void (*launch)(void **arguments, unsigned blocks, unsigned threads);
    size_t (*size)(size_t index);
    Context *context;
};

struct Module : Owned {
    void *library = nullptr;
    std::map<std::string, std::unique_ptr<Function>> functions;
};

std::mutex state;
bool initialized;
int devices = 1;
std::map<int, Context> contexts; /* by device */
std::map<CUdeviceptr, Range> memory;
std::map<void *, Range> pinned;
std::set<void *> streams, events, modules, programs;
std::map<std::string, std::deque<int>> ordered; /* statuses that calls of a function return; 0 for what it would */
std::string calls;
thread_local Context *current;

/* A kernel that is to fail while it runs: on which device, -1 for any, and after how many launches there. */
struct {
    int status, device, after;
} broken_launch;

/* Every call goes through here: writes it down, and returns what was ordered. */
template <class... A> int called(const char *function, A... arguments)
{
    std::lock_guard<std::mutex> guard(state);
    std::ostringstream line;
    line << function;
    ((line << ' ' << arguments), ...);
    calls += line.str() + "\n";
    std::deque<int> &statuses = ordered[function];
    if (!statuses.empty()) {
        int status = statuses.front();
        statuses.pop_front();
        return status;
    }
    return CUDA_SUCCESS;
}

int ready()
{
    if (!initialized) {
        return CUDA_ERROR_NOT_INITIALIZED;
    }
    if (!current || current->retained == 0) {
        return CUDA_ERROR_INVALID_CONTEXT;
    }
    return current->sticky;
}

#define BEGIN(...)                                                                                                     \
    if (int status = called(__func__ __VA_OPT__(, ) __VA_ARGS__)) {                                                    \
        return (CUresult) status;                                                                                      \
    }
/* What is given back is given back even if that is ordered to fail. */
#define BEGIN_RELEASE(...)                                                                                             \
    const int order = called(__func__ __VA_OPT__(, ) __VA_ARGS__);
#define END_RELEASE return (CUresult) (order ? order : failed());
#define IN_CONTEXT                                                                                                     \
    if (int status = ready()) {                                                                                        \
        return (CUresult) status;                                                                                      \
    }
#define REQUIRE(condition, status)                                                                                     \
    if (!(condition)) {                                                                                                \
        return (CUresult) (status);                                                                                    \
    }

/* What the context that is current has failed with. */
int failed()
{
    return current ? (int) current->sticky : CUDA_ERROR_INVALID_CONTEXT;
}

/* Whether something is open, in the context that is current. */
bool in(std::set<void *> &set, void *element)
{
    std::lock_guard<std::mutex> guard(state);
    return set.count(element) > 0 && ((Owned *) element)->context == current;
}

void put(std::set<void *> &set, void *element)
{
    std::lock_guard<std::mutex> guard(state);
    set.insert(element);
}

bool take(std::set<void *> &set, void *element)
{
    std::lock_guard<std::mutex> guard(state);
    return set.erase(element) > 0;
}

/* Whether bytes from a place on lie inside what was allocated in the context that is current. */
template <class P> bool inside(const std::map<P, Range> &ranges, P place, size_t bytes)
{
    std::lock_guard<std::mutex> guard(state);
    auto after = ranges.upper_bound(place);
    if (after == ranges.begin()) {
        return false;
    }
    auto range = std::prev(after);
    size_t offset = (char *) place - (char *) range->first;
    return range->second.context == current && offset <= range->second.bytes && bytes <= range->second.bytes - offset;
}

} // namespace

extern "C" {

/* What tests order and ask for. */

void emulator_reset()
{
    std::lock_guard<std::mutex> guard(state);
    initialized = false;
    devices = 1;
    ordered.clear();
    calls.clear();
    for (auto &each : contexts) {
        each.second.flags = 0;
        each.second.sticky = 0;
    }
    broken_launch = {};
}

void emulator_devices(int count)
{
    devices = count;
}

/* The next call of a function that was not ordered otherwise returns a status. */
void emulator_order(const char *function, int status)
{
    std::lock_guard<std::mutex> guard(state);
    ordered[function].push_back(status);
}

/* A kernel fails while it runs, and everything after it on its device: after some launches there. */
void emulator_break_launch(int status, int device, int after)
{
    std::lock_guard<std::mutex> guard(state);
    broken_launch = {status, device, after};
}

const char *emulator_calls()
{
    return calls.c_str();
}

/* How many things are open; 0 after everything was closed. */
int emulator_open()
{
    std::lock_guard<std::mutex> guard(state);
    int retained = 0;
    for (auto &each : contexts) {
        retained += each.second.retained;
    }
    return retained + (int) (memory.size() + pinned.size() + streams.size() + events.size() + modules.size() + programs.size());
}

/* Devices */

CUresult CUDAAPI cuInit(unsigned int Flags)
{
    BEGIN(Flags)
    REQUIRE(Flags == 0, CUDA_ERROR_INVALID_VALUE)
    REQUIRE(devices > 0, CUDA_ERROR_NO_DEVICE)
    initialized = true;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuDriverGetVersion(int *driverVersion)
{
    BEGIN()
    *driverVersion = 12040;
    return CUDA_SUCCESS;
}

static const std::map<int, std::pair<const char *, const char *>> NAMES = {
    {CUDA_ERROR_INVALID_VALUE, {"CUDA_ERROR_INVALID_VALUE", "invalid argument"}},
    {CUDA_ERROR_OUT_OF_MEMORY, {"CUDA_ERROR_OUT_OF_MEMORY", "out of memory"}},
    {CUDA_ERROR_NOT_INITIALIZED, {"CUDA_ERROR_NOT_INITIALIZED", "initialization error"}},
    {CUDA_ERROR_NO_DEVICE, {"CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected"}},
    {CUDA_ERROR_INVALID_IMAGE, {"CUDA_ERROR_INVALID_IMAGE", "device kernel image is invalid"}},
    {CUDA_ERROR_INVALID_CONTEXT, {"CUDA_ERROR_INVALID_CONTEXT", "invalid device context"}},
    {CUDA_ERROR_ECC_UNCORRECTABLE, {"CUDA_ERROR_ECC_UNCORRECTABLE", "uncorrectable ECC error encountered"}},
    {CUDA_ERROR_INVALID_PTX, {"CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed"}},
    {CUDA_ERROR_INVALID_HANDLE, {"CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"}},
    {CUDA_ERROR_NOT_FOUND, {"CUDA_ERROR_NOT_FOUND", "named symbol not found"}},
    {CUDA_ERROR_ILLEGAL_ADDRESS, {"CUDA_ERROR_ILLEGAL_ADDRESS", "an illegal memory access was encountered"}},
    {CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES,
     {"CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES", "too many resources requested for launch"}},
};

CUresult CUDAAPI cuGetErrorName(CUresult error, const char **pStr)
{
    auto found = NAMES.find(error);
    *pStr = found == NAMES.end() ? nullptr : found->second.first;
    return (CUresult) (found == NAMES.end() ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS);
}

CUresult CUDAAPI cuGetErrorString(CUresult error, const char **pStr)
{
    auto found = NAMES.find(error);
    *pStr = found == NAMES.end() ? nullptr : found->second.second;
    return (CUresult) (found == NAMES.end() ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS);
}

CUresult CUDAAPI cuDeviceGetCount(int *count)
{
    BEGIN()
    REQUIRE(initialized, CUDA_ERROR_NOT_INITIALIZED)
    *count = devices;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuDeviceGet(CUdevice *device, int ordinal)
{
    BEGIN(ordinal)
    REQUIRE(ordinal >= 0 && ordinal < devices, CUDA_ERROR_INVALID_DEVICE)
    *device = GPU + ordinal;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuDeviceGetName(char *name, int len, CUdevice dev)
{
    BEGIN(len, dev)
    REQUIRE(dev >= GPU, CUDA_ERROR_INVALID_DEVICE)
    snprintf(name, len, "Emulated GPU %d", dev - GPU);
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)
{
    BEGIN(attrib, dev)
    REQUIRE(dev >= GPU, CUDA_ERROR_INVALID_DEVICE)
    switch (attrib) {
    case CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK:
        *pi = 1024;
        return CUDA_SUCCESS;
    case CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK:
        *pi = 49152;
        return CUDA_SUCCESS;
    case CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT:
        *pi = 132;
        return CUDA_SUCCESS;
    case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR:
        *pi = 9;
        return CUDA_SUCCESS;
    case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR:
        *pi = 0;
        return CUDA_SUCCESS;
    default:
        return (CUresult) CUDA_ERROR_INVALID_VALUE;
    }
}

CUresult CUDAAPI cuDeviceTotalMem(size_t *bytes, CUdevice dev)
{
    BEGIN(dev)
    REQUIRE(dev >= GPU, CUDA_ERROR_INVALID_DEVICE)
    *bytes = MEMORY;
    return CUDA_SUCCESS;
}

/* Context */

CUresult CUDAAPI cuDevicePrimaryCtxSetFlags(CUdevice dev, unsigned int wanted)
{
    BEGIN(dev, wanted)
    REQUIRE(dev >= GPU, CUDA_ERROR_INVALID_DEVICE)
    std::lock_guard<std::mutex> guard(state);
    contexts[dev - GPU].flags = wanted;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)
{
    BEGIN(dev)
    REQUIRE(initialized && dev >= GPU, CUDA_ERROR_INVALID_DEVICE)
    std::lock_guard<std::mutex> guard(state);
    Context *context = &contexts[dev - GPU];
    context->device = dev - GPU;
    context->retained++;
    *pctx = (CUcontext) context;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuDevicePrimaryCtxRelease(CUdevice dev)
{
    BEGIN_RELEASE(dev)
    std::lock_guard<std::mutex> guard(state);
    REQUIRE(dev >= GPU && contexts[dev - GPU].retained > 0, CUDA_ERROR_INVALID_CONTEXT)
    contexts[dev - GPU].retained--;
    return (CUresult) (order ? order : (int) contexts[dev - GPU].sticky);
}

CUresult CUDAAPI cuCtxSetCurrent(CUcontext ctx)
{
    std::lock_guard<std::mutex> guard(state);
    Context *found = nullptr;
    for (auto &each : contexts) {
        if (ctx == (CUcontext) &each.second) {
            found = &each.second;
        }
    }
    REQUIRE(ctx == nullptr || found, CUDA_ERROR_INVALID_CONTEXT)
    current = found;
    return CUDA_SUCCESS;
}

/* Memory */

CUresult CUDAAPI cuMemAlloc(CUdeviceptr *dptr, size_t bytesize)
{
    BEGIN(bytesize)
    IN_CONTEXT
    REQUIRE(bytesize > 0, CUDA_ERROR_INVALID_VALUE)
    std::lock_guard<std::mutex> guard(state);
    REQUIRE(bytesize <= MEMORY - current->allocated, CUDA_ERROR_OUT_OF_MEMORY)
    *dptr = (CUdeviceptr) malloc(bytesize);
    memset((void *) *dptr, 0xa5, bytesize);
    memory[*dptr] = {bytesize, current};
    current->allocated += bytesize;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuMemFree(CUdeviceptr dptr)
{
    BEGIN_RELEASE()
    std::lock_guard<std::mutex> guard(state);
    REQUIRE(memory.count(dptr), CUDA_ERROR_INVALID_VALUE)
    Range range = memory[dptr];
    range.context->allocated -= range.bytes;
    memory.erase(dptr);
    free((void *) dptr);
    END_RELEASE
}

CUresult CUDAAPI cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)
{
    BEGIN(bytesize, Flags)
    IN_CONTEXT
    REQUIRE(bytesize > 0 && Flags == 0, CUDA_ERROR_INVALID_VALUE)
    REQUIRE(bytesize <= MEMORY, CUDA_ERROR_OUT_OF_MEMORY)
    std::lock_guard<std::mutex> guard(state);
    *pp = malloc(bytesize);
    pinned[*pp] = {bytesize, current};
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuMemFreeHost(void *p)
{
    BEGIN_RELEASE()
    std::lock_guard<std::mutex> guard(state);
    REQUIRE(pinned.erase(p), CUDA_ERROR_INVALID_VALUE)
    free(p);
    END_RELEASE
}

CUresult CUDAAPI cuMemcpyHtoDAsync(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
{
    BEGIN(ByteCount)
    IN_CONTEXT
    REQUIRE(in(streams, hStream), CUDA_ERROR_INVALID_HANDLE)
    REQUIRE(inside(memory, dstDevice, ByteCount) && inside(pinned, (void *) srcHost, ByteCount), CUDA_ERROR_INVALID_VALUE)
    ((Stream *) hStream)->add([=] { memcpy((void *) dstDevice, srcHost, ByteCount); });
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuMemcpyDtoHAsync(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
{
    BEGIN(ByteCount)
    IN_CONTEXT
    REQUIRE(in(streams, hStream), CUDA_ERROR_INVALID_HANDLE)
    REQUIRE(inside(memory, srcDevice, ByteCount) && inside(pinned, dstHost, ByteCount), CUDA_ERROR_INVALID_VALUE)
    ((Stream *) hStream)->add([=] { memcpy(dstHost, (void *) srcDevice, ByteCount); });
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuMemsetD8Async(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)
{
    BEGIN((int) uc, N)
    IN_CONTEXT
    REQUIRE(in(streams, hStream), CUDA_ERROR_INVALID_HANDLE)
    REQUIRE(inside(memory, dstDevice, N), CUDA_ERROR_INVALID_VALUE)
    ((Stream *) hStream)->add([=] { memset((void *) dstDevice, uc, N); });
    return CUDA_SUCCESS;
}

/* Streams and events */

CUresult CUDAAPI cuStreamCreate(CUstream *phStream, unsigned int Flags)
{
    BEGIN(Flags)
    IN_CONTEXT
    REQUIRE(Flags == CU_STREAM_NON_BLOCKING, CUDA_ERROR_INVALID_VALUE)
    *phStream = (CUstream) new Stream(current);
    put(streams, *phStream);
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuStreamDestroy(CUstream hStream)
{
    BEGIN_RELEASE()
    REQUIRE(take(streams, hStream), CUDA_ERROR_INVALID_HANDLE)
    delete (Stream *) hStream;
    END_RELEASE
}

static std::shared_ptr<Mark> marked(Stream *stream)
{
    auto mark = std::make_shared<Mark>();
    stream->add([mark] { mark->finish(); });
    return mark;
}

CUresult CUDAAPI cuStreamSynchronize(CUstream hStream)
{
    BEGIN()
    IN_CONTEXT
    REQUIRE(in(streams, hStream), CUDA_ERROR_INVALID_HANDLE)
    marked((Stream *) hStream)->wait();
    return (CUresult) failed();
}

CUresult CUDAAPI cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
{
    BEGIN(Flags)
    IN_CONTEXT
    REQUIRE(in(streams, hStream) && in(events, hEvent), CUDA_ERROR_INVALID_HANDLE)
    REQUIRE(Flags == 0, CUDA_ERROR_INVALID_VALUE)
    std::shared_ptr<Mark> mark = ((Event *) hEvent)->mark;
    if (mark) {
        ((Stream *) hStream)->add([mark] { mark->wait(); });
    }
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuEventCreate(CUevent *phEvent, unsigned int Flags)
{
    BEGIN(Flags)
    IN_CONTEXT
    REQUIRE(Flags == (CU_EVENT_BLOCKING_SYNC | CU_EVENT_DISABLE_TIMING), CUDA_ERROR_INVALID_VALUE)
    *phEvent = (CUevent) new Event{{current}, nullptr};
    put(events, *phEvent);
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuEventDestroy(CUevent hEvent)
{
    BEGIN_RELEASE()
    REQUIRE(take(events, hEvent), CUDA_ERROR_INVALID_HANDLE)
    delete (Event *) hEvent;
    END_RELEASE
}

CUresult CUDAAPI cuEventRecord(CUevent hEvent, CUstream hStream)
{
    BEGIN()
    IN_CONTEXT
    REQUIRE(in(streams, hStream) && in(events, hEvent), CUDA_ERROR_INVALID_HANDLE)
    ((Event *) hEvent)->mark = marked((Stream *) hStream);
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuEventSynchronize(CUevent hEvent)
{
    BEGIN()
    IN_CONTEXT
    REQUIRE(in(events, hEvent), CUDA_ERROR_INVALID_HANDLE)
    if (std::shared_ptr<Mark> mark = ((Event *) hEvent)->mark) {
        mark->wait();
    }
    return (CUresult) failed();
}

CUresult CUDAAPI cuEventQuery(CUevent hEvent)
{
    BEGIN()
    IN_CONTEXT
    REQUIRE(in(events, hEvent), CUDA_ERROR_INVALID_HANDLE)
    std::shared_ptr<Mark> mark = ((Event *) hEvent)->mark;
    if (mark) {
        std::lock_guard<std::mutex> guard(mark->lock);
        return (CUresult) (mark->done ? failed() : (int) CUDA_ERROR_NOT_READY);
    }
    return CUDA_SUCCESS;
}

/* Modules: an image is the path of a library after "emulated:", or text for the driver's own compiler. */

CUresult CUDAAPI cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, CUjit_option *options, void **optionValues)
{
    BEGIN(numOptions)
    IN_CONTEXT
    char *log = nullptr, *errors = nullptr;
    size_t log_size = 0, errors_size = 0;
    for (unsigned at = 0; at < numOptions; at++) {
        switch (options[at]) {
        case CU_JIT_INFO_LOG_BUFFER:
            log = (char *) optionValues[at];
            break;
        case CU_JIT_INFO_LOG_BUFFER_SIZE_BYTES:
            log_size = (size_t) optionValues[at];
            break;
        case CU_JIT_ERROR_LOG_BUFFER:
            errors = (char *) optionValues[at];
            break;
        case CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES:
            errors_size = (size_t) optionValues[at];
            break;
        default:
            return (CUresult) CUDA_ERROR_INVALID_VALUE;
        }
    }
    const std::string text((const char *) image);
    auto loaded = std::make_unique<Module>();
    loaded->context = current;
    if (text.rfind("emulated:", 0) == 0) {
        loaded->library = dlopen(text.substr(9).c_str(), RTLD_NOW | RTLD_LOCAL);
        REQUIRE(loaded->library, CUDA_ERROR_INVALID_IMAGE)
    } else if (text.rfind(".version", 0) == 0) {
        if (text.find("nonsense") != std::string::npos) {
            snprintf(errors, errors_size, "ptxas application ptx input, line 3; fatal   : Parsing error near 'nonsense': syntax error");
            return (CUresult) CUDA_ERROR_INVALID_PTX;
        }
        snprintf(log, log_size, "ptxas info    : 0 bytes gmem");
    } else {
        return (CUresult) CUDA_ERROR_INVALID_IMAGE;
    }
    *module = (CUmodule) loaded.release();
    put(modules, *module);
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuModuleUnload(CUmodule hmod)
{
    BEGIN_RELEASE()
    REQUIRE(take(modules, hmod), CUDA_ERROR_INVALID_HANDLE)
    Module *module = (Module *) hmod;
    if (module->library) {
        dlclose(module->library);
    }
    delete module;
    END_RELEASE
}

CUresult CUDAAPI cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)
{
    BEGIN(name)
    IN_CONTEXT
    REQUIRE(in(modules, hmod), CUDA_ERROR_INVALID_HANDLE)
    Module *module = (Module *) hmod;
    REQUIRE(module->library, CUDA_ERROR_NOT_FOUND)
    const std::string text(name);
    void *launch = dlsym(module->library, ("launch_" + text).c_str());
    void *size = dlsym(module->library, ("size_" + text).c_str());
    REQUIRE(launch && size, CUDA_ERROR_NOT_FOUND)
    std::lock_guard<std::mutex> guard(state);
    auto &function = module->functions[text];
    if (!function) {
        function.reset(new Function{text, (decltype(Function::launch)) launch, (decltype(Function::size)) size, current});
    }
    *hfunc = (CUfunction) function.get();
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)
{
    BEGIN(attrib)
    IN_CONTEXT
    REQUIRE(hfunc && attrib == CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, CUDA_ERROR_INVALID_VALUE)
    *pi = LARGEST_BLOCK;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuFuncGetParamInfo(CUfunction func, size_t paramIndex, size_t *paramOffset, size_t *paramSize)
{
    BEGIN(paramIndex)
    IN_CONTEXT
    Function *function = (Function *) func;
    size_t size = function->size(paramIndex);
    REQUIRE(size > 0, CUDA_ERROR_INVALID_VALUE)
    size_t offset = 0;
    for (size_t index = 0; index < paramIndex; index++) {
        offset += function->size(index);
    }
    *paramOffset = offset;
    *paramSize = size;
    return CUDA_SUCCESS;
}

CUresult CUDAAPI cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ,
                                unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ,
                                unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
{
    Function *function = (Function *) f;
    BEGIN(function->name, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes)
    IN_CONTEXT
    REQUIRE(in(streams, hStream) && function->context == current, CUDA_ERROR_INVALID_HANDLE)
    REQUIRE(gridDimX > 0 && gridDimY == 1 && gridDimZ == 1 && blockDimX > 0 && blockDimY == 1 && blockDimZ == 1, CUDA_ERROR_INVALID_VALUE)
    REQUIRE(sharedMemBytes == 0 && !extra, CUDA_ERROR_INVALID_VALUE)
    REQUIRE(blockDimX <= LARGEST_BLOCK, CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES)
    /* The values are taken now: the caller may change them at once. */
    std::vector<std::vector<char>> values;
    for (size_t index = 0; size_t size = function->size(index); index++) {
        const char *value = (const char *) kernelParams[index];
        values.emplace_back(value, value + size);
    }
    int broken = 0;
    {
        std::lock_guard<std::mutex> guard(state);
        bool here = broken_launch.status && (broken_launch.device < 0 || broken_launch.device == current->device);
        if (here && broken_launch.after-- == 0) {
            std::swap(broken, broken_launch.status);
        }
    }
    Context *context = current;
    ((Stream *) hStream)->add([=]() mutable {
        if (broken) {
            context->sticky = broken;
        }
        if (!context->sticky) {
            std::vector<void *> pointers;
            for (auto &value : values) {
                pointers.push_back(value.data());
            }
            function->launch(pointers.data(), gridDimX, blockDimX);
        }
    });
    return CUDA_SUCCESS;
}

/* NVRTC, whose header is not everywhere. */

typedef int nvrtcResult;
typedef struct Program *nvrtcProgram;

struct Program {
    std::string source, name, log, image;
    bool compiled = false;
};

static std::mutex compiling;
static std::map<std::string, std::pair<std::string, std::string>> compiled; /* source and options to library and log */
static std::string prelude;
static char folder[] = "/tmp/heliosweep-emulator-XXXXXX"; /* its place until it is made */
static bool has_folder;

__attribute__((destructor)) static void remove_folder()
{
    if (has_folder && system((std::string("rm -r ") + folder).c_str())) {
        fprintf(stderr, "%s could not be removed\n", folder);
    }
}

/* What stands before sources: the path of a file. */
void emulator_prelude(const char *path)
{
    prelude = path;
}

const char *nvrtcGetErrorString(nvrtcResult result)
{
    return result == 6 ? "NVRTC_ERROR_COMPILATION" : result == 5 ? "NVRTC_ERROR_INVALID_OPTION" : "NVRTC_ERROR_UNKNOWN";
}

nvrtcResult nvrtcVersion(int *major, int *minor)
{
    *major = 12;
    *minor = 4;
    return 0;
}

nvrtcResult nvrtcCreateProgram(nvrtcProgram *prog, const char *src, const char *name, int numHeaders, const char *const *headers, const char *const *includeNames)
{
    if (int status = called(__func__, name, numHeaders)) {
        return status;
    }
    if (numHeaders != 0 || headers || includeNames) {
        return 3;
    }
    *prog = new Program{src, name, "", "", false};
    put(programs, *prog);
    return 0;
}

nvrtcResult nvrtcDestroyProgram(nvrtcProgram *prog)
{
    if (!take(programs, *prog)) {
        return 4;
    }
    delete *prog;
    *prog = nullptr;
    return 0;
}

nvrtcResult nvrtcCompileProgram(nvrtcProgram prog, int numOptions, const char *const *options)
{
    bool contracts = true;
    std::string flags;
    std::string line;
    for (int at = 0; at < numOptions; at++) {
        const std::string option(options[at]);
        line += (at ? " " : "") + option;
        if (option == "--fmad=false") {
            contracts = false;
        } else if (option.rfind("-D", 0) == 0) {
            flags += " '" + option + "'";
        } else if (option.rfind("--gpu-architecture=", 0) != 0) {
            prog->log = "nvrtc: error: invalid value for " + option + "\n";
            return 5;
        }
    }
    if (int status = called(__func__, line)) {
        return status;
    }
    if (contracts) {
        flags += " -ffp-contract=fast -march=native";
    }
    std::lock_guard<std::mutex> guard(compiling);
    auto &known = compiled[flags + "\n" + prog->source];
    if (known.first.empty()) {
        if (!has_folder) {
            has_folder = mkdtemp(folder) != nullptr;
        }
        const std::string base = std::string(folder) + "/" + std::to_string(compiled.size());
        std::ofstream text(base + ".cpp");
        text << "#include \"" << prelude << "\"\n#line 1 \"" << prog->name << "\"\n" << prog->source;
        const std::regex kernel("(?:__global__\\s+void|KERNEL)\\s+(\\w+)\\s*\\(");
        for (std::sregex_iterator at(prog->source.begin(), prog->source.end(), kernel), end; at != end; ++at) {
            text << "\nEMULATED(" << (*at)[1] << ")";
        }
        text << "\n";
        text.close();
        const bool failed = system(("c++ -std=c++17 -O2 -fPIC -shared -ffp-contract=off" + flags + " -o " + base + ".so " + base + ".cpp 2> " + base + ".log").c_str());
        std::ifstream log(base + ".log");
        std::ostringstream lines;
        lines << log.rdbuf();
        known = {failed ? "failed" : base + ".so", lines.str()};
    }
    prog->log = known.second;
    prog->compiled = known.first != "failed";
    prog->image = "emulated:" + known.first;
    return prog->compiled ? 0 : 6;
}

nvrtcResult nvrtcGetProgramLogSize(nvrtcProgram prog, size_t *logSizeRet)
{
    *logSizeRet = prog->log.size() + 1;
    return 0;
}

nvrtcResult nvrtcGetProgramLog(nvrtcProgram prog, char *log)
{
    memcpy(log, prog->log.c_str(), prog->log.size() + 1);
    return 0;
}

static nvrtcResult size(nvrtcProgram prog, size_t *bytes)
{
    *bytes = prog->image.size() + 1;
    return prog->compiled ? 0 : 4;
}

static nvrtcResult content(nvrtcProgram prog, char *bytes)
{
    memcpy(bytes, prog->image.c_str(), prog->image.size() + 1);
    return prog->compiled ? 0 : 4;
}

nvrtcResult nvrtcGetPTXSize(nvrtcProgram prog, size_t *bytes)
{
    called(__func__);
    return size(prog, bytes);
}

nvrtcResult nvrtcGetPTX(nvrtcProgram prog, char *ptx)
{
    return content(prog, ptx);
}

nvrtcResult nvrtcGetCUBINSize(nvrtcProgram prog, size_t *bytes)
{
    called(__func__);
    return size(prog, bytes);
}

nvrtcResult nvrtcGetCUBIN(nvrtcProgram prog, char *cubin)
{
    return content(prog, cubin);
}

static std::vector<int> architectures = {75, 80, 90};

void emulator_architectures(int oldest, int newest)
{
    architectures = {oldest, newest};
}

nvrtcResult nvrtcGetNumSupportedArchs(int *count)
{
    *count = (int) architectures.size();
    return 0;
}

nvrtcResult nvrtcGetSupportedArchs(int *values)
{
    std::copy(architectures.begin(), architectures.end(), values);
    return 0;
}

} // extern "C"
