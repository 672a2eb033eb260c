/*
 * Deals out what there is, first come, first served. One entry per line, in the order of arrival; the lines of one unit (a
 * purchase) stand together and win or lose together. `p_slot` says from which heap of `p_left` a line takes, 0 from none. A
 * refused unit takes nothing, so a later, smaller one may still win. Answers the refused units, each with its first line
 * that was short and what was left for it. Only arithmetic: the caller holds the locks, and writes.
 */
create function platform.first_come(p_unit int[], p_slot int[], p_amount bigint[], p_left bigint[])
returns table (unit int, line int, available bigint) language plpgsql immutable as $$
declare
  v_left  bigint[] := p_left;
  v_lines int := cardinality(p_unit);
  v_first int := 1;
  v_line  int;
begin
  while v_first <= v_lines loop
    v_line := v_first;
    while v_line <= v_lines and p_unit[v_line] = p_unit[v_first] loop
      exit when p_slot[v_line] = 0 or v_left[p_slot[v_line]] < p_amount[v_line];
      v_left[p_slot[v_line]] := v_left[p_slot[v_line]] - p_amount[v_line];
      v_line := v_line + 1;
    end loop;
    if v_line <= v_lines and p_unit[v_line] = p_unit[v_first] then -- short at v_line: the unit gives back what it took
      unit := p_unit[v_line]; line := v_line; available := coalesce(v_left[nullif(p_slot[v_line], 0)], 0);
      return next;
      for i in v_first .. v_line - 1 loop
        v_left[p_slot[i]] := v_left[p_slot[i]] + p_amount[i];
      end loop;
      while v_line <= v_lines and p_unit[v_line] = p_unit[v_first] loop
        v_line := v_line + 1;
      end loop;
    end if;
    v_first := v_line;
  end loop;
end $$;
