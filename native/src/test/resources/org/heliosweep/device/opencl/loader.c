/*
 * A loader of OpenCL for tests of failures: one platform, one device, and commands that do nothing or fail as ordered. Where
 * the header is found, the compiler checks these functions against it.
 */
#if __has_include(<CL/cl.h>)
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#else
#include <stddef.h>
#include <stdint.h>
typedef int32_t cl_int;
typedef uint32_t cl_uint, cl_bool, cl_platform_info, cl_device_info, cl_program_build_info, cl_kernel_info;
typedef uint32_t cl_kernel_work_group_info, cl_event_info;
typedef uint64_t cl_ulong, cl_device_type, cl_mem_flags, cl_map_flags, cl_command_queue_properties;
typedef intptr_t cl_context_properties;
typedef struct _cl_platform_id *cl_platform_id;
typedef struct _cl_device_id *cl_device_id;
typedef struct _cl_context *cl_context;
typedef struct _cl_command_queue *cl_command_queue;
typedef struct _cl_mem *cl_mem;
typedef struct _cl_program *cl_program;
typedef struct _cl_kernel *cl_kernel;
typedef struct _cl_event *cl_event;
#define CL_CALLBACK
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ORDERS = 16 };

static struct {
    char function[64];
    int status;
} orders[ORDERS];
static int order_count;

static int platforms, devices, open_objects, command_status;
static cl_ulong arithmetic, singles;
static char version[32];
static cl_bool available, compiler;
static int host; /* what is mapped */

void loader_reset(void)
{
    order_count = 0;
    platforms = 1;
    devices = 1;
    open_objects = 0;
    command_status = 0;
    arithmetic = 0x3f;
    singles = 7;
    available = compiler = 1;
    strcpy(version, "OpenCL 1.2 of a test");
}

void loader_counts(int of_platforms, int of_devices)
{
    platforms = of_platforms;
    devices = of_devices;
}

void loader_device(int config, int is_available, int has_compiler, const char *of_version)
{
    arithmetic = config;
    available = is_available;
    compiler = has_compiler;
    strcpy(version, of_version);
}

/* What devices can do with floats. */
void loader_singles(int config)
{
    singles = config;
}

/* The next call of a function returns a status. */
void loader_order(const char *function, int status)
{
    strcpy(orders[order_count].function, function);
    orders[order_count++].status = status;
}

/* What commands end with from now on. */
void loader_commands_end(int status)
{
    command_status = status;
}

int loader_open(void)
{
    return open_objects;
}

static cl_int ordered(const char *function)
{
    for (int at = 0; at < order_count; at++) {
        if (strcmp(orders[at].function, function) == 0) {
            int status = orders[at].status;
            orders[at] = orders[--order_count];
            return status;
        }
    }
    return 0;
}

#define BEGIN                                                                                                          \
    cl_int status = ordered(__func__);                                                                                 \
    if (status) {                                                                                                      \
        return status;                                                                                                 \
    }

/* What is made holds the status that it ends with, if it is an event. */
static void *made(const char *function, cl_int *status)
{
    *status = ordered(function);
    if (*status) {
        return NULL;
    }
    open_objects++;
    int *object = malloc(sizeof *object);
    *object = command_status;
    return object;
}

static cl_int gone(const char *function, void *object)
{
    cl_int status = ordered(function);
    open_objects--;
    free(object);
    return status;
}

static cl_int answer(const void *answer, size_t bytes, size_t capacity, void *value, size_t *size)
{
    if (size) {
        *size = bytes;
    }
    if (value) {
        if (capacity < bytes) {
            return -30;
        }
        memcpy(value, answer, bytes);
    }
    return 0;
}

static cl_int text(const char *words, size_t capacity, void *value, size_t *size)
{
    return answer(words, strlen(words) + 1, capacity, value, size);
}

static cl_int number(cl_ulong amount, size_t bytes, size_t capacity, void *value, size_t *size)
{
    return answer(&amount, bytes, capacity, value, size);
}

cl_int clGetPlatformIDs(cl_uint num_entries, cl_platform_id *ids, cl_uint *num_platforms)
{
    BEGIN
    if (num_platforms) {
        *num_platforms = platforms;
    }
    for (cl_uint at = 0; ids && at < num_entries; at++) {
        ids[at] = (cl_platform_id) (intptr_t) (100 + at);
    }
    return 0;
}

cl_int clGetPlatformInfo(cl_platform_id platform, cl_platform_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)
{
    BEGIN
    return param_name == 0x0902 ? text("Test platform", param_value_size, param_value, param_value_size_ret) : -30;
}

cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type device_type, cl_uint num_entries, cl_device_id *ids, cl_uint *num_devices)
{
    BEGIN
    if (devices == 0) {
        return -1;
    }
    if (num_devices) {
        *num_devices = devices;
    }
    for (cl_uint at = 0; ids && at < num_entries; at++) {
        ids[at] = (cl_device_id) (intptr_t) (200 + at);
    }
    return 0;
}

cl_int clGetDeviceInfo(cl_device_id device, cl_device_info param_name, size_t capacity, void *value, size_t *size)
{
    BEGIN
    switch (param_name) {
    case 0x1000:
        return number(4, 8, capacity, value, size);
    case 0x1002:
        return number(12, 4, capacity, value, size);
    case 0x1004:
        return number(256, sizeof(size_t), capacity, value, size);
    case 0x1010:
        return number(1 << 28, 8, capacity, value, size);
    case 0x101B:
        return number(singles, 8, capacity, value, size);
    case 0x101F:
        return number(1 << 30, 8, capacity, value, size);
    case 0x1023:
        return number(32768, 8, capacity, value, size);
    case 0x1026:
        return number(1, 4, capacity, value, size);
    case 0x1027:
        return number(available, 4, capacity, value, size);
    case 0x1028:
        return number(compiler, 4, capacity, value, size);
    case 0x102B:
        return text(device == (cl_device_id) (intptr_t) 200 ? "Test GPU" : "Other GPU", capacity, value, size);
    case 0x102C:
        return text("Tests", capacity, value, size);
    case 0x102D:
        return text("7.1", capacity, value, size);
    case 0x102F:
        return text(version, capacity, value, size);
    case 0x1032:
        return number(arithmetic, 8, capacity, value, size);
    default:
        return -30;
    }
}

cl_context clCreateContext(const cl_context_properties *properties, cl_uint num_devices, const cl_device_id *of_devices, void(CL_CALLBACK *pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)
{
    return made(__func__, errcode_ret);
}

cl_int clReleaseContext(cl_context context)
{
    return gone(__func__, context);
}

cl_command_queue clCreateCommandQueue(cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *errcode_ret)
{
    return made(__func__, errcode_ret);
}

cl_int clReleaseCommandQueue(cl_command_queue command_queue)
{
    return gone(__func__, command_queue);
}

cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)
{
    return made(__func__, errcode_ret);
}

cl_int clReleaseMemObject(cl_mem memobj)
{
    return gone(__func__, memobj);
}

void *clEnqueueMapBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_map, cl_map_flags map_flags, size_t offset, size_t size, cl_uint num_events, const cl_event *wait_list, cl_event *event, cl_int *errcode_ret)
{
    *errcode_ret = ordered(__func__);
    return &host;
}

cl_int clEnqueueUnmapMemObject(cl_command_queue command_queue, cl_mem memobj, void *mapped_ptr, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return ordered(__func__);
}

static cl_int command(const char *function, cl_event *event)
{
    cl_int status;
    cl_event next = made(function, &status);
    if (!status) {
        *event = next;
    }
    return status;
}

cl_int clEnqueueWriteBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, size_t offset, size_t size, const void *ptr, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return command(__func__, event);
}

cl_int clEnqueueReadBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, size_t offset, size_t size, void *ptr, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return command(__func__, event);
}

cl_int clEnqueueFillBuffer(cl_command_queue command_queue, cl_mem buffer, const void *pattern, size_t pattern_size, size_t offset, size_t size, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return command(__func__, event);
}

cl_program clCreateProgramWithSource(cl_context context, cl_uint count, const char **strings, const size_t *lengths, cl_int *errcode_ret)
{
    return made(__func__, errcode_ret);
}

cl_int clBuildProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, void(CL_CALLBACK *pfn_notify)(cl_program, void *), void *user_data)
{
    return ordered(__func__);
}

cl_int clGetProgramBuildInfo(cl_program program, cl_device_id device, cl_program_build_info param_name, size_t capacity, void *value, size_t *size)
{
    BEGIN
    return param_name == 0x1183 ? text("a log", capacity, value, size) : -30;
}

cl_int clReleaseProgram(cl_program program)
{
    return gone(__func__, program);
}

cl_kernel clCreateKernel(cl_program program, const char *kernel_name, cl_int *errcode_ret)
{
    return made(__func__, errcode_ret);
}

cl_int clReleaseKernel(cl_kernel kernel)
{
    return gone(__func__, kernel);
}

cl_int clSetKernelArg(cl_kernel kernel, cl_uint arg_index, size_t arg_size, const void *arg_value)
{
    return ordered(__func__);
}

cl_int clGetKernelInfo(cl_kernel kernel, cl_kernel_info param_name, size_t capacity, void *value, size_t *size)
{
    BEGIN
    return param_name == 0x1191 ? number(1, 4, capacity, value, size) : -30;
}

cl_int clGetKernelWorkGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info param_name, size_t capacity, void *value, size_t *size)
{
    BEGIN
    return param_name == 0x11B0 ? number(128, sizeof(size_t), capacity, value, size) : -30;
}

cl_int clEnqueueNDRangeKernel(cl_command_queue command_queue, cl_kernel kernel, cl_uint work_dim, const size_t *global_work_offset, const size_t *global_work_size, const size_t *local_work_size, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return command(__func__, event);
}

cl_int clEnqueueMarkerWithWaitList(cl_command_queue command_queue, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return command(__func__, event);
}

cl_int clEnqueueBarrierWithWaitList(cl_command_queue command_queue, cl_uint num_events, const cl_event *wait_list, cl_event *event)
{
    return ordered(__func__);
}

cl_int clWaitForEvents(cl_uint num_events, const cl_event *event_list)
{
    return ordered(__func__);
}

cl_int clGetEventInfo(cl_event event, cl_event_info param_name, size_t capacity, void *value, size_t *size)
{
    BEGIN
    return param_name == 0x11D3 ? answer(event, 4, capacity, value, size) : -30;
}

/* What is retained is released at once by those who are tested here. */
cl_int clRetainEvent(cl_event event)
{
    BEGIN
    open_objects++;
    return 0;
}

cl_int clReleaseEvent(cl_event event)
{
    cl_int status = ordered(__func__);
    open_objects--; /* the few bytes stay, since it may be retained */
    return status;
}

cl_int clFlush(cl_command_queue command_queue)
{
    return ordered(__func__);
}

cl_int clFinish(cl_command_queue command_queue)
{
    return ordered(__func__);
}
