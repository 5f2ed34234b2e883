export const charts = {
  view: "显示方式",
  chart: "图",
  table: "表格",
  summary: "图表：{title}。{series}，{from} 至 {to}。按“表格”查看数字。",
  summary_points: "图表：{title}。{count} 个点，横轴{x}，纵轴{y}。按“表格”查看数字。",
  other_groups: "其余 {count} 类",
  empty: "这里还没有数据",
  empty_hint: "换一个期间或团队，或先录入、导入订单。",
} as const;
