/** RFC 9457 problem details for every error that leaves a service. */
@NullMarked
package dev.ringway.starter.problems;

import org.jspecify.annotations.NullMarked;
