@NullMarked
package dev.ringway.starter.deadletter;

import org.jspecify.annotations.NullMarked;
