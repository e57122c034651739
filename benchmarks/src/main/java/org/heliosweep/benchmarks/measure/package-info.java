/**
 * The JMH benchmarks. Each class says what one operation of its figures is; {@code BenchmarkResultsTest} checks that each
 * computes what it claims to.
 */
package org.heliosweep.benchmarks.measure;
