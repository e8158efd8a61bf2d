package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** A method that the program declares; constructors and initializers are not among them. */
final class MethodModel {
  /** How the body comes about. */
  enum Body {
    NONE,
    RANDOM,
    SUM,
    STEP,
    CARRY,
    ACCESSOR,
    BRIDGE,
    VALUES,
    RECIPE,
    POOL
  }

  final ClassModel owner;
  final String name;
  final List<Ty> parameters;
  final Ty result;
  final int access;
  final Body body;

  /**
   * Bodies call only methods of lower rank, so calls end. A method that overrides another has its
   * rank; see {@link #recursive} and {@link Recursion} for the exceptions.
   */
  final int rank;

  /** The first parameter counts down, so the body may call any method of this kind. */
  final boolean recursive;

  /** Larger than others, and looks at the classes of its arguments. */
  boolean target;

  /** For a bridge the method behind it. */
  MethodModel bridged;

  /** The concrete method of the superclass, or default method, that this one overrides. */
  MethodModel overridden;

  private MethodModel(Builder b, ClassModel owner, int access, Body body) {
    this.owner = owner;
    this.name = b.name;
    this.parameters = List.copyOf(b.parameters);
    this.result = b.result;
    this.rank = b.rank;
    this.recursive = b.recursive;
    this.access = access;
    this.body = body;
  }

  /** What overriding methods share. */
  record Builder(String name, List<Ty> parameters, Ty result, int rank, boolean recursive) {
    MethodModel in(ClassModel owner, int access, Body body) {
      MethodModel method = new MethodModel(this, owner, access, body);
      owner.methods.add(method);
      return method;
    }
  }

  /** The same name, parameters and rank, to be declared elsewhere. */
  Builder again() {
    return new Builder(name, parameters, result, rank, recursive);
  }

  String descriptor() {
    return Descriptors.text(parameters, result);
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  boolean isStatic() {
    return is(Opcodes.ACC_STATIC);
  }

  boolean isPrivate() {
    return is(Opcodes.ACC_PRIVATE);
  }

  boolean isAbstract() {
    return is(Opcodes.ACC_ABSTRACT);
  }

  /** Whether a class below may declare it anew and be called instead. */
  boolean isOverridable() {
    return !is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL);
  }

  boolean sameSelector(MethodModel other) {
    return name.equals(other.name) && result == other.result && parameters.equals(other.parameters);
  }

  boolean hasReference() {
    return parameters.stream().anyMatch(Ty::isReference);
  }

  @Override
  public String toString() {
    return owner.name + '.' + name + descriptor();
  }
}
