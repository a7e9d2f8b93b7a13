/** Work that a service does again and again, on one instance at a time. */
@NullMarked
package dev.ringway.starter.jobs;

import org.jspecify.annotations.NullMarked;
