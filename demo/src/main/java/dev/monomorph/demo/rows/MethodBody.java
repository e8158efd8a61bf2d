package dev.monomorph.demo.rows;

/**
 * What the code of one method holds: sizes as the class file states them, and instructions counted.
 *
 * @param code bytes of code
 * @param maxStack deepest operand stack, in slots
 * @param maxLocals local variables including parameters, in slots
 * @param tryBlocks entries of the exception table
 * @param branches conditional jumps
 * @param loops jumps backwards, conditional or not
 * @param switches switch instructions
 * @param allocations instructions that make an object or an array
 * @param casts casts and instance tests
 * @param fieldReads reads of static and instance fields
 * @param fieldWrites writes of static and instance fields
 * @param callsVirtual calls of instance methods of classes
 * @param callsInterface calls of interface methods
 * @param callsStatic calls of static methods
 * @param callsSpecial calls of constructors and of superclass methods
 * @param callsDynamic {@code invokedynamic} instructions
 */
public record MethodBody(
    int code,
    int maxStack,
    int maxLocals,
    int tryBlocks,
    int branches,
    int loops,
    int switches,
    int allocations,
    int casts,
    int fieldReads,
    int fieldWrites,
    int callsVirtual,
    int callsInterface,
    int callsStatic,
    int callsSpecial,
    int callsDynamic) {

  /** Call instructions of every kind. */
  public int calls() {
    return callsVirtual + callsInterface + callsStatic + callsSpecial + callsDynamic;
  }
}
