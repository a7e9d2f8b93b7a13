/** Where what is too large for Kafka and MongoDB lies: a folder, or a bucket of any server that speaks S3. */
@NullMarked
package dev.ringway.starter.storage;

import org.jspecify.annotations.NullMarked;
