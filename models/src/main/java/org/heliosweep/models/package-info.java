/** The model library: {@code .model} and {@code .study} files as resources. */
package org.heliosweep.models;
