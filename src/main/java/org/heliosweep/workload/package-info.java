/**
 * The reference workload W, on which every speed claim is made, and loops that evaluate it.
 *
 * <p>{@link org.heliosweep.workload.Workload} gives the plan of each {@link org.heliosweep.workload.Variant}, {@link
 * org.heliosweep.workload.Loop} evaluates it on one thread, and a {@link org.heliosweep.workload.Crew} on many. The
 * command's {@code bench} and the module {@code benchmarks} measure the same.
 */
package org.heliosweep.workload;
