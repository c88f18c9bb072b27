import type { Problems } from '../../contract/problems';
import { counterpart, type Relation, type RelationEvent } from './relations';

/** What is asked of a component to relate it to others. */
interface Member {
  readonly is: string;
  /** What its relatives get of it. */
  readonly self: unknown;
  readonly relations: readonly Relation[];
  readonly mixins: ReadonlySet<unknown>;
  /** The component between whose tags it is written, in the same AXML. */
  enclosing(): Relatives | undefined;
  seenInside(): Relatives[];
  invoke(run: unknown, args: unknown[]): void;
  readonly problems: Problems;
}

/** Of one component to one around it, with what each of the two says about the other. */
interface Link {
  readonly inner: Relatives;
  readonly innerRelation: Relation;
  readonly outer: Relatives;
  readonly outerRelation: Relation;
}

/**
 * The components that a component has a relation to.
 *
 * The platform's page says what a relation is called, but not how far it reaches. WeChat's framework, which had
 * relations first, is followed there: both stand in the AXML of one page or component; the parent is the nearest
 * custom component around the child, with any basic components between; the ancestor is the nearest one that both
 * definitions name.
 * @see mini/framework/自定义组件/组件间关系.md of AlipayDocs/open-docs
 */
export class Relatives {
  private readonly links = new Set<Link>();

  constructor(private readonly member: Member) {}

  /** Its component has been attached. Those around it have been before. */
  link(): void {
    for (const innerRelation of this.member.relations) {
      const link = this.linkBy(innerRelation);
      if (!link) continue;
      this.links.add(link);
      link.outer.links.add(link);
      tell(link, 'linked');
    }
  }

  moved(): void {
    for (const link of this.outward()) tell(link, 'linkChanged');
  }

  /** Its component has been detached. Those inside it follow, and end their own links. */
  unlink(): void {
    for (const link of this.outward()) {
      this.links.delete(link);
      link.outer.links.delete(link);
      tell(link, 'unlinked');
    }
  }

  /** `this.getRelationNodes(key)`, in the order in which they are seen. */
  nodes(key: unknown): unknown[] {
    const { relations, is, problems } = this.member;
    const relation = relations.find((each) => each.key === key);
    if (!relation) {
      const message = `this.getRelationNodes: relations has no "${String(key)}"`;
      problems.unknown('this.getRelationNodes', message, { file: `${is}.js` });
      return [];
    }
    const found = new Set<Relatives>();
    for (const { inner, innerRelation, outer, outerRelation } of this.links) {
      if (inner === this && innerRelation === relation) found.add(outer);
      if (outer === this && outerRelation === relation) found.add(inner);
    }
    const inside = found.size > 1 ? this.member.seenInside() : [...found];
    return inside.filter((each) => found.has(each)).map(({ member }) => member.self);
  }

  private outward(): Link[] {
    return [...this.links].filter(({ inner }) => inner === this);
  }

  private linkBy(innerRelation: Relation): Link | undefined {
    const { type } = innerRelation;
    if (type !== 'parent' && type !== 'ancestor') return undefined;
    let outer = this.member.enclosing();
    for (; outer; outer = outer.member.enclosing()) {
      const outerRelation = outer.relationTo(this, counterpart(type));
      if (outerRelation && names(innerRelation, outer.member)) {
        return { inner: this, innerRelation, outer, outerRelation };
      }
      if (type === 'parent') return undefined;
    }
    return undefined;
  }

  /** The first that fits: one pair has one link. */
  private relationTo({ member }: Relatives, type: Relation['type']): Relation | undefined {
    return this.member.relations.find((each) => each.type === type && names(each, member));
  }

  /** Calls what one of its own relations says about that other component. */
  hear(relation: Relation, event: RelationEvent, other: Relatives): void {
    this.member.invoke(relation.listeners[event], [other.member.self]);
  }
}

function names({ target, path }: Relation, { mixins, is }: Member): boolean {
  return target ? mixins.has(target) : is === path;
}

/** The page gives no order: in WeChat's framework the outer one hears of it first. */
function tell({ inner, innerRelation, outer, outerRelation }: Link, event: RelationEvent): void {
  outer.hear(outerRelation, event, inner);
  inner.hear(innerRelation, event, outer);
}
